import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { singleTransaction } from '../../../fixture/single-event';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const viewer = viewerUnderTest();
const NOW = Math.floor(Date.now() / 1_000);
const LABELS = '.chart__value, .chart__label, .chart__time, .histogram__bound';

interface Rectangle {
  left: number;
  right: number;
  top: number;
  bottom: number;
  text: string;
}

/** From a microsecond to hours: the longest labels that there are, the lowest and the highest lines. */
beforeAll(async () => {
  for (const durationMs of [0.002, 5, 80, 1_300, 61_000, 5_400_000]) {
    await viewer.collector.sendEvent(
      'api',
      singleTransaction({ name: 'GET /any', durationMs, ended: NOW - 30 }),
    );
  }
});

afterEach(() => viewer.page.setViewportSize({ width: 1280, height: 800 }));

function isApart(one: Rectangle, other: Rectangle): boolean {
  const beside = one.right <= other.left || other.right <= one.left;
  return beside || one.bottom <= other.top || other.bottom <= one.top;
}

describe.each([1_280, 768, 640])('the labels of the charts at %d pixels', (width) => {
  it.each(['', '&statsPeriod=15m', '&statsPeriod=90d'])(
    'neither overlap nor leave their card (%j)',
    async (window) => {
      await viewer.page.setViewportSize({ width, height: 900 });
      await viewer.open(`/?project=api${window}`);
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
              labels: [...figure.querySelectorAll(labels)].map(rectangleOf),
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
    },
  );
});
