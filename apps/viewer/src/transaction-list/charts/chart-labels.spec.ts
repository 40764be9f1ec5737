import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { singleTransaction } from '../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const viewer = viewerUnderTest();
const NOW = Math.floor(Date.now() / 1_000);
const HOUR = 3_600;
const ENDED = NOW - 30;
const NEXT_HOUR = (Math.floor(ENDED / HOUR) + 1) * HOUR;
const addressTime = (seconds: number) => new Date(seconds * 1_000).toISOString();
/** With a mark for each hour or ten minutes and at both edges: as many as there may be. */
const lastHours = (hours: number) =>
  `&start=${addressTime(NEXT_HOUR - hours * HOUR)}&end=${addressTime(NEXT_HOUR)}`;
const LABELS = '.chart__value, .chart__label, .chart__time, .histogram__bound';

interface Rectangle {
  left: number;
  right: number;
  top: number;
  bottom: number;
  text: string;
}

/**
 * Of api from a microsecond to hours: the longest labels that there are, the lowest and the highest lines. Of worker a
 * time-out, around which labels have two units.
 */
beforeAll(async () => {
  await viewer.collector.sendEvent(
    'worker',
    singleTransaction({ name: 'timeout', durationMs: 100_000, ended: NOW - 30 }),
  );
  for (const durationMs of [0.002, 5, 80, 1_300, 61_000, 5_400_000]) {
    await viewer.collector.sendEvent(
      'api',
      singleTransaction({ name: 'GET /any', durationMs, ended: ENDED }),
    );
  }
});

afterEach(() => viewer.page.setViewportSize({ width: 1280, height: 800 }));

function isApart(one: Rectangle, other: Rectangle): boolean {
  const beside = one.right <= other.left || other.right <= one.left;
  return beside || one.bottom <= other.top || other.bottom <= one.top;
}

describe.each([1_280, 768, 640])('the labels of the charts at %d pixels', (width) => {
  it.each([
    ['the usual time window', 'api'],
    ['15 minutes', 'api&statsPeriod=15m'],
    ['90 days', 'api&statsPeriod=90d'],
    ['five full hours', `api${lastHours(5)}`],
    ['a full hour', `api${lastHours(1)}`],
    ['the usual time window of a time-out', 'worker'],
  ])('neither overlap nor leave their card in %s', async (_, chosen) => {
    await viewer.page.setViewportSize({ width, height: 900 });
    await viewer.open(`/?project=${chosen}`);
    await viewer.page.locator('.histogram__bound').first().waitFor();
    const cards = await viewer.page.locator('.chart').evaluateAll(
      (figures, labels) =>
        figures.map((figure) => {
          const rectangleOf = (element: Element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            return { left, right, top, bottom, text: element.textContent };
          };
          return {
            card: rectangleOf(figure),
            labels: [...figure.querySelectorAll(labels)]
              .filter((label) => label.checkVisibility())
              .map(rectangleOf),
          };
        }),
      LABELS,
    );
    expect(cards).toHaveLength(3);
    for (const { card, labels } of cards) {
      const overlapping = labels.flatMap((one, index) =>
        labels
          .slice(index + 1)
          .filter((other) => !isApart(one, other))
          .map((other) => `${one.text} and ${other.text}`),
      );
      const cut = labels.filter(({ left, right }) => left < card.left || right > card.right);
      expect([overlapping, cut]).toEqual([[], []]);
    }
  });
});
