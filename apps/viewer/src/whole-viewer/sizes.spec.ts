import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { eventually } from '../../fixture/expectations/eventually';
import { capturedPageLoad } from '../../fixture/stories/captured-events';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { tracePath, transactionPath } from '../routes';

const viewer = viewerUnderTest();
const AT = Date.now() / 1_000 - 600;
const DAY_SECONDS = 86_400;

/** Texts without an end, and what of them may be left. */
const LONG_TEXTS: readonly (readonly [what: string, text: string])[] = [
  ['a hundred thousand letters', 'x'.repeat(100_000)],
  ['ten thousand words without a break', 'word'.repeat(10_000)],
  ['stacked accents', `z${'\u0301'.repeat(5_000)}`],
  ['emoji', '🧶'.repeat(3_000)],
];

const placeOf = (index: number) => ({
  traceId: `9${index}`.repeat(16),
  eventId: `8${index}`.repeat(16),
  spanId: `7${index}`.repeat(8),
  at: AT,
});

beforeAll(async () => {
  for (const [index, [, text]] of LONG_TEXTS.entries()) {
    const event = capturedPageLoad(placeOf(index));
    const spans = (event['spans'] as Record<string, unknown>[]).map((span) => ({
      ...span,
      description: text,
      op: text,
    }));
    await viewer.collector.sendEvent('web', {
      ...event,
      transaction: text,
      release: text,
      tags: { text },
      extra: { text },
      spans,
    });
  }
});

async function heightsOf(rows: Locator): Promise<number[]> {
  await rows.first().waitFor();
  const heights = await rows.evaluateAll((all) =>
    all.map((row) => Math.round(row.getBoundingClientRect().height)),
  );
  return [...new Set(heights)];
}

async function longestText(): Promise<number> {
  return viewer.page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let longest = 0;
    while (texts.nextNode()) longest = Math.max(longest, [...(texts.currentNode.nodeValue ?? '')].length);
    return longest;
  });
}

describe('text without an end (V6)', () => {
  it.each(LONG_TEXTS.map(([what], index) => ({ what, ...placeOf(index) })))(
    'is cut at 2,000 characters, rows stay as high as they are, nothing scrolls sideways: $what',
    async ({ eventId }) => {
      await viewer.open(transactionPath('web', eventId));
      await eventually(async () => (await heightsOf(viewer.page.locator('.span-row'))).length, 1);
      expect(await longestText()).toBeLessThan(2_100);
      const overflow = await viewer.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await eventually(
        () => viewer.page.evaluate(() => document.body.textContent?.includes('\ufffd')),
        false,
      );
    },
  );

  it('is cut in the transaction list, whose rows stay as high as they are', async () => {
    await viewer.open('/');
    await viewer.page.getByText('xxxx').first().waitFor();
    expect(await longestText()).toBeLessThan(2_100);
    expect(
      await viewer.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
  });
});

describe('times without measure (V7)', () => {
  const place = { ...placeOf(6), at: AT - DAY_SECONDS };
  const spanOf = (id: number, start: number, end: number) => ({
    trace_id: place.traceId,
    span_id: `66666666666666${id}0`,
    parent_span_id: place.spanId,
    op: 'function',
    description: `step ${id}`,
    start_timestamp: place.at + start,
    timestamp: place.at + end,
  });

  it('leave every bar in sight and no figure that is none', async () => {
    await viewer.collector.sendEvent('web', {
      ...capturedPageLoad(place),
      timestamp: place.at + DAY_SECONDS,
      spans: [
        spanOf(1, 0, 0),
        spanOf(2, 10, 10.000001),
        spanOf(3, -3_600, 30),
        spanOf(4, 100, DAY_SECONDS + 60),
      ],
    });
    await viewer.open(tracePath(place.traceId));
    await viewer.row('step 4').waitFor();
    const widths = await viewer.page
      .locator('.span-row .span-bar')
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    expect(widths.length).toBeGreaterThanOrEqual(5);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(2);
    const page = await viewer.page.content();
    expect(page).not.toMatch(/NaN|Infinity/);
  });
});
