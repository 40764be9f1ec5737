import { describe, expect, it } from '@jest/globals';
import { nextRow } from './next-row';

describe('a key in the span view', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 9],
    ['PageUp', 3, 0],
    ['Home', 3, 0],
    ['End', 3, 9],
  ])('%s leads from row %d of ten to row %d', (key, from, to) => {
    expect(nextRow(key, from, 10)).toBe(to);
  });

  it.each(['Enter', 'Escape', 'a', 'Tab'])('%s does not move', (key) => {
    expect(nextRow(key, 3, 10)).toBeUndefined();
  });
});
