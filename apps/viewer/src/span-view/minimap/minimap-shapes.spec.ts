import { describe, expect, it } from '@jest/globals';
import { COLUMNS, minimapShapes, type MinimapBar } from './minimap-shapes';

function barOf(start: number, end: number, colour = 'series-0'): MinimapBar {
  return { start, end, colour };
}

describe('the minimap', () => {
  it('draws a line for each of a few spans, and leaves room where there are very few', () => {
    expect(minimapShapes([barOf(0, 1), barOf(0.5, 0.75)])).toEqual({
      lines: 10,
      shapes: [{ colour: 'series-0', path: 'M0 0.1h600v0.8h-600zM300 1.1h150v0.8h-150z' }],
    });
  });

  it('draws a span without duration, at either end wide enough to be seen beside a handle', () => {
    const { shapes } = minimapShapes([barOf(0.5, 0.5), barOf(1, 1), barOf(0, 0)]);
    expect(shapes[0]?.path).toBe('M300 0.1h1v0.8h-1zM597 1.1h3v0.8h-3zM0 2.1h3v0.8h-3z');
  });

  it('draws one path for each colour', () => {
    const { shapes } = minimapShapes([
      barOf(0, 1, 'series-0'),
      barOf(0, 1, 'series-3'),
      barOf(0, 1, 'series-0'),
    ]);
    expect(shapes.map(({ colour }) => colour)).toEqual(['series-0', 'series-3']);
  });

  it('lets later rows cover earlier ones where they share a line', () => {
    const bars = Array.from({ length: 640 }, (_, row) =>
      row % 10 === 0 ? barOf(0, 1, 'series-0') : barOf(0.25, 0.5, 'series-1'),
    );
    const { lines, shapes } = minimapShapes(bars);
    expect(lines).toBe(64);
    expect(shapes[0]?.path.startsWith('M0 0h150v1h-150zM300 0h300v1h-300z')).toBe(true);
    expect(shapes[1]?.path.startsWith('M150 0h150v1h-150z')).toBe(true);
  });

  it('draws a hundred thousand spans as no more than its columns and lines hold', () => {
    const bars = Array.from({ length: 100_000 }, (_, row) =>
      barOf((row % 977) / 977, ((row % 977) + 1) / 977, `series-${row % 8}`),
    );
    const { lines, shapes } = minimapShapes(bars);
    const rectangles = shapes.reduce((sum, { path }) => sum + path.split('M').length - 1, 0);
    expect(rectangles).toBeLessThanOrEqual(lines * COLUMNS);
  });

  it('draws nothing where there is nothing', () => {
    expect(minimapShapes([])).toEqual({ lines: 10, shapes: [] });
  });
});
