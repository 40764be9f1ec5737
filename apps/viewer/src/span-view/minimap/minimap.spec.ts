import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const checkout = retellTrace(CHECKOUT, { seed: 'a1a0b1c2', begins: NOW - 60 });

const viewer = viewerUnderTest();

beforeAll(() => viewer.collector.sendTrace(checkout));

beforeEach(async () => {
  await viewer.open(`/traces/${checkout.trace_id}`);
  await viewer.row('Submit Order').waitFor();
});

/** The two handles, in percent of the whole. */
async function inView(): Promise<(string | null)[]> {
  return viewer.page
    .getByRole('slider')
    .evaluateAll((handles) => handles.map((handle) => handle.ariaValueNow));
}

async function untilInView(start: number, end: number): Promise<void> {
  await viewer.page.locator(`[data-edge="start"][aria-valuenow="${start}"]`).waitFor();
  await viewer.page.locator(`[data-edge="end"][aria-valuenow="${end}"]`).waitFor();
}

async function dragOnMinimap(from: number, to: number): Promise<void> {
  const { x, y, width } = await boxOf('.minimap');
  await viewer.page.mouse.move(x + width * from, y + 30);
  await viewer.page.mouse.down();
  await viewer.page.mouse.move(x + width * to, y + 30, { steps: 4 });
  await viewer.page.mouse.up();
}

async function boxOf(selector: string) {
  const box = await viewer.page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  return box;
}

describe('the minimap', () => {
  it('shows which part of the time is in view (S162)', async () => {
    await eventually(inView, ['0', '100']);
    await dragOnMinimap(0.25, 0.5);
    const { width } = await boxOf('.minimap');
    const veils = viewer.page.locator('.minimap__veil');
    await eventually(async () => {
      const widths = await veils.evaluateAll((all) => all.map((veil) => veil.clientWidth));
      return widths.map((veil) => Math.round((veil / width) * 100));
    }, [25, 50]);
  });

  it('zooms into the part that the mouse is dragged across, and a double click shows all (S163)', async () => {
    const before = await viewer
      .row('http.client - POST third-party/email')
      .locator('.span-bar')
      .boundingBox();
    await dragOnMinimap(0.5, 0.75);
    await untilInView(50, 75);
    const after = await viewer.row('http.client - POST third-party/email').locator('.span-bar').boundingBox();
    expect(after?.width).toBeGreaterThan((before?.width ?? Infinity) * 1.2);
    await eventually(() => viewer.row('compute total').textContent(), expect.stringContaining('◂ 1 ms'));
    await viewer.page.locator('.minimap').dblclick({ position: { x: 20, y: 20 } });
    await untilInView(0, 100);
  });

  it('shows what was dragged across last where the page is busy meanwhile', async () => {
    const { x, y, width } = await boxOf('.minimap');
    await viewer.page.mouse.move(x + width * 0.5, y + 30);
    await viewer.page.mouse.down();
    await viewer.page.mouse.move(x + width * 0.6, y + 30);
    await untilInView(50, 60);
    await viewer.page.evaluate(() => {
      const keepBusy = () => {
        const end = performance.now() + 300;
        while (performance.now() < end);
      };
      addEventListener('pointermove', keepBusy, { capture: true, once: true });
    });
    await viewer.page.mouse.move(x + width * 0.75, y + 30);
    await viewer.page.mouse.up();
    await viewer.page.waitForURL(/zoom=/);
    await untilInView(50, 75);
  });

  it('has two dashed handles, black or in the dark white, that move the edges (S164)', async () => {
    const handle = viewer.page.locator('[data-edge="end"]');
    const line = () =>
      handle.evaluate((element) => {
        const { borderLeftStyle, borderLeftColor } = getComputedStyle(element, '::before');
        return { style: borderLeftStyle, brightness: Number(/\d+/.exec(borderLeftColor)?.[0]) };
      });
    await eventually(line, { style: 'dashed', brightness: 29 });
    await viewer.page.emulateMedia({ colorScheme: 'dark' });
    await eventually(line, { style: 'dashed', brightness: 236 });
    const { x, y, width } = await boxOf('.minimap');
    await viewer.page.mouse.move(x + width - 4, y + 40);
    await viewer.page.mouse.down();
    await viewer.page.mouse.move(x + width * 0.4, y + 40, { steps: 4 });
    await viewer.page.mouse.up();
    await untilInView(0, 40);
  });

  it('does not let less than half a percent into view (S164)', async () => {
    const { x, y, width } = await boxOf('.minimap');
    await viewer.page.mouse.move(x + width - 4, y + 40);
    await viewer.page.mouse.down();
    await viewer.page.mouse.move(x - 50, y + 40, { steps: 4 });
    await viewer.page.mouse.up();
    await eventually(
      async () => (await boxOf('.minimap__veil >> nth=1')).width / width,
      expect.closeTo(0.995, 2),
    );
  });

  it('keeps what is in view in the address, and adds nothing to the history', async () => {
    const entries = await viewer.page.evaluate(() => history.length);
    await dragOnMinimap(0.25, 0.5);
    await viewer.page.waitForURL(/zoom=/);
    expect(await viewer.page.evaluate(() => history.length)).toBe(entries);
    await viewer.page.reload();
    await untilInView(25, 50);
    await viewer.page.getByRole('button', { name: 'Show all' }).click();
    await viewer.page.waitForURL((url) => !url.searchParams.has('zoom'));
  });

  it('takes an address that it does not understand for the whole', async () => {
    await viewer.open(`/traces/${checkout.trace_id}?zoom=<script>..1`);
    await viewer.row('Submit Order').waitFor();
    await eventually(inView, ['0', '100']);
  });
});

describe('the wheel over the rectangles', () => {
  it('zooms where the pointer is when the control key is held, and pans with shift', async () => {
    const { x, y, width } = await boxOf('.time-ruler');
    await viewer.page.mouse.move(x + width * 0.5, y + 100);
    await viewer.page.keyboard.down('Control');
    await viewer.page.mouse.wheel(0, -400);
    await viewer.page.keyboard.up('Control');
    await untilInView(25, 75);
    await viewer.page.keyboard.down('Shift');
    await viewer.page.mouse.wheel(0, Math.round(width * 0.2));
    await viewer.page.keyboard.up('Shift');
    await untilInView(35, 85);
  });

  it('scrolls the page when no key is held', async () => {
    const { x, y } = await boxOf('.time-ruler');
    await viewer.page.setViewportSize({ width: 1280, height: 500 });
    await viewer.page.mouse.move(x + 50, y + 100);
    await viewer.page.mouse.wheel(0, 120);
    await viewer.page.waitForFunction(() => window.scrollY > 0);
    expect(await inView()).toEqual(['0', '100']);
  });
});

describe('the keys for the time', () => {
  it('zoom, pan and show all', async () => {
    await viewer.row('Submit Order').focus();
    await viewer.page.keyboard.press('+');
    await untilInView(25, 75);
    await viewer.page.keyboard.press('Shift+ArrowRight');
    await untilInView(35, 85);
    await viewer.page.keyboard.press('-');
    await untilInView(0, 100);
    await viewer.page.keyboard.press('+');
    await untilInView(25, 75);
    await viewer.page.keyboard.press('Escape');
    await untilInView(0, 100);
  });

  it('work after dragging in the minimap, which focuses the view', async () => {
    await dragOnMinimap(0.25, 0.5);
    await untilInView(25, 50);
    await viewer.page.keyboard.press('Escape');
    await untilInView(0, 100);
    await viewer.page.keyboard.press('/');
    await viewer.page.locator('.find-box__text:focus').waitFor();
  });

  it('are Escape alone where the focus is on nothing, and none where one types', async () => {
    await dragOnMinimap(0.25, 0.5);
    await untilInView(25, 50);
    await viewer.page.locator('.find-box__text').focus();
    await viewer.page.keyboard.press('0');
    expect(await inView()).toEqual(['25', '50']);
    await viewer.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await viewer.page.keyboard.press('0');
    expect(await inView()).toEqual(['25', '50']);
    await viewer.page.keyboard.press('Escape');
    await untilInView(0, 100);
  });

  it('are listed by ?', async () => {
    await viewer.row('Submit Order').focus();
    await viewer.page.keyboard.press('?');
    await viewer.page.getByRole('dialog', { name: 'Keys and marks of the span view' }).waitFor();
    await viewer.page.keyboard.press('Escape');
    await viewer.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});
