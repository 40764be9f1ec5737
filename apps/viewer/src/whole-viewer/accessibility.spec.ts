import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { findBarriers } from '../../fixture/expectations/find-barriers';
import { tellStories, VIEWS } from '../../fixture/stories/views-with-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();

beforeAll(() => tellStories(viewer.collector));

/** All that dark surroundings can change. */
const RULES_ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];

async function openView(path: string, seen: string): Promise<void> {
  await viewer.open(path);
  await viewer.page.locator('#content').getByText(seen).first().waitFor();
}

describe.each(VIEWS)('%s', (_name, path, seen) => {
  it('has no serious barrier, read in light and in dark', async () => {
    await viewer.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await openView(path, seen);
    expect(await findBarriers(viewer.page)).toEqual([]);
    await viewer.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await findBarriers(viewer.page, RULES_ABOUT_COLOURS)).toEqual([]);
  });

  it('needs no scrolling sideways at 768 and 640 pixels, which is also 1280 at 200 %', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 700 });
    await openView(path, seen);
    await eventually(overflow, 0);
    await viewer.page.setViewportSize({ width: 640, height: 700 });
    await eventually(overflow, 0);
  });

  it('has one heading of the first level, one main part, named navigation, and stops of the tab key that are seen and have names', async () => {
    await openView(path, seen);
    await eventually(() => viewer.page.locator('h1:visible').count(), 1);
    await eventually(() => viewer.page.locator('main').count(), 1);
    await eventually(() => viewer.page.locator('nav:not([aria-label])').count(), 0);
    await eventually(() => viewer.page.title(), expect.stringMatching(/.+ · Clew$/));
    const stops = await tabStops();
    expect(stops.length).toBeGreaterThan(4);
    expect(stops.filter(({ name }) => name === '')).toEqual([]);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
  });
});

const overflow = () =>
  viewer.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

interface TabStop {
  what: string;
  name: string;
  /** Whether it shows that it has the focus. */
  isSeen: boolean;
}

const MOST_STOPS = 60;

async function tabStops(): Promise<TabStop[]> {
  const stops: TabStop[] = [];
  for (let step = 0; step < MOST_STOPS; step += 1) {
    await viewer.page.keyboard.press('Tab');
    const stop = await viewer.page.evaluate(describeFocus);
    if (stop === undefined) break;
    stops.push(stop);
  }
  return stops;
}

function describeFocus(): TabStop | undefined {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  const labelledBy = focused.getAttribute('aria-labelledby');
  const label = labelledBy === null ? null : document.getElementById(labelledBy)?.textContent;
  const labels =
    focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels : null;
  const name =
    focused.getAttribute('aria-label') ?? label ?? labels?.[0]?.textContent ?? focused.textContent ?? '';
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const { width, height } = focused.getBoundingClientRect();
  const isSeen = width > 0 && height > 0 && outlineStyle !== 'none' && outlineWidth !== '0px';
  return { what: focused.outerHTML.slice(0, 120), name: name.trim(), isSeen };
}
