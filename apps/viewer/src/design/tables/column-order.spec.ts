import { describe, expect, it } from '@jest/globals';
import { nextColumnOrder, sortedBy } from './column-order';

describe('the order of a table', () => {
  it('begins with the largest number or the first name, and turns round at the next press', () => {
    expect(nextColumnOrder('count', '-self', false)).toBe('-count');
    expect(nextColumnOrder('count', '-count', false)).toBe('count');
    expect(nextColumnOrder('count', 'count', false)).toBe('-count');
    expect(nextColumnOrder('name', '-self', true)).toBe('name');
    expect(nextColumnOrder('name', 'name', true)).toBe('-name');
  });

  it('is said of one column alone', () => {
    expect(sortedBy('count', 'count')).toBe('ascending');
    expect(sortedBy('count', '-count')).toBe('descending');
    expect(sortedBy('count', '-name')).toBe('none');
  });
});
