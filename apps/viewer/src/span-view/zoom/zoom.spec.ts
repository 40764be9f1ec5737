import { describe, expect, it } from '@jest/globals';
import { isWhole, panBy, placeInView, WHOLE, zoomAround } from './zoom';

describe('zooming', () => {
  it('keeps what is under the pointer where it is', () => {
    const before = { start: 0.2, end: 0.6 };
    const after = zoomAround(before, 0.3, 0.5);
    expect(placeInView(after, 0.3)).toBeCloseTo(placeInView(before, 0.3), 12);
    expect(after.end - after.start).toBeCloseTo(0.2, 12);
  });

  it('stops at half a percent', () => {
    const { start, end } = zoomAround(WHOLE, 0.5, 0.0001);
    expect(end - start).toBeCloseTo(0.005, 12);
  });

  it('stops at the whole, also where the pointer is off its middle', () => {
    expect(isWhole(zoomAround({ start: 0.1, end: 0.9 }, 0.15, 10))).toBe(true);
  });

  it('stays inside the whole', () => {
    expect(zoomAround({ start: 0, end: 0.2 }, 0.2, 2).start).toBe(0);
  });
});

describe('panning', () => {
  it('moves by a share of what is in view', () => {
    const { start, end } = panBy({ start: 0.2, end: 0.4 }, 0.5);
    expect([start, end]).toEqual([expect.closeTo(0.3, 12), expect.closeTo(0.5, 12)]);
  });

  it.each([
    [-5, 0],
    [5, 0.8],
  ])('by %d stops at the edge, and keeps the scale', (share, edge) => {
    const { start, end } = panBy({ start: 0.2, end: 0.4 }, share);
    expect([start, end - start]).toEqual([expect.closeTo(edge, 12), expect.closeTo(0.2, 12)]);
  });
});
