import { describe, expect, it } from '@jest/globals';
import { directionOf, nextSort } from './next-sort';

describe('a column’s head that is pressed', () => {
  it.each([
    ['p95()', '-last_seen()', '-p95()'],
    ['p95()', '-p95()', 'p95()'],
    ['p95()', 'p95()', '-p95()'],
    ['transaction', '-p95()', 'transaction'],
    ['transaction', 'transaction', '-transaction'],
    ['transaction.duration', 'timestamp', '-transaction.duration'],
  ])('sorts by %s, after %s, as %s', (field, before, after) => {
    expect(nextSort(field, before)).toBe(after);
  });
});

describe('the order of a column', () => {
  it.each([
    ['p95()', 'p95()', 'ascending'],
    ['p95()', '-p95()', 'descending'],
    ['p95()', '-p75()', undefined],
  ])('of %s in a list sorted by %s is %s', (field, sort, direction) => {
    expect(directionOf(field, sort)).toBe(direction);
  });
});
