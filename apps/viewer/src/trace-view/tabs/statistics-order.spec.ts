import type { OpFigures } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { parseOrder, sortedFigures } from './statistics-order';

const figures = (op: string, count: number): OpFigures => ({
  op,
  description: undefined,
  count,
  total: 0,
  self: 0,
  average: 0,
  longest: 0,
  failed: 0,
  errors: 0,
});

describe('the order of statistics', () => {
  it.each([
    ['count', 'count'],
    ['-total', '-total'],
    [null, '-self'],
    ['', '-self'],
    ['--count', '-self'],
    ['__proto__', '-self'],
  ])('in an address, %p, is %p', (text, order) => expect(parseOrder(text)).toBe(order));

  it('leaves what is equal as it was', () => {
    const rows = [figures('b', 1), figures('c', 2), figures('a', 1)];
    const ops = (order: Parameters<typeof sortedFigures>[1]) =>
      sortedFigures(rows, order).map(({ op }) => op);
    expect(ops('-count')).toEqual(['c', 'b', 'a']);
    expect(ops('count')).toEqual(['b', 'a', 'c']);
    expect(ops('name')).toEqual(['a', 'b', 'c']);
    expect(ops('-name')).toEqual(['c', 'b', 'a']);
  });
});
