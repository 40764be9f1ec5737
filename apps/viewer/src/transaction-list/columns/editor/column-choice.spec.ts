import { describe, expect, it } from '@jest/globals';
import { choiceFrom, choiceOf, columnOf, menuValue } from './column-choice';

describe('how a column is edited', () => {
  it.each([
    ['release', 'field:release', 'release'],
    ['shade', 'tag', 'shade'],
    ['tags[release]', 'tag', 'tags[release]'],
    ['tags[a:b]', 'tag', 'tags[a:b]'],
    ['measurements.custom', 'text', 'measurements.custom'],
    ['p95()', 'call:p', 'p95()'],
    ['p95(measurements.lcp)', 'call:p', 'p95(measurements.lcp)'],
    ['percentile(transaction.duration, 0.42)', 'call:percentile', 'percentile(transaction.duration, 0.42)'],
    ['frobnicate(1)', 'text', 'frobnicate(1)'],
    ['avg()', 'text', 'avg()'],
  ])('%s is %s, and stays what it is', (field, value, kept) => {
    expect(menuValue(choiceOf(field))).toBe(value);
    expect(columnOf(choiceOf(field))).toBe(kept);
  });

  it.each([
    ['call:count_if', 'count_if(transaction.status, equals, ok)'],
    ['call:apdex', 'apdex(300)'],
    ['call:p', 'p95()'],
    ['field:user', 'user'],
    ['tag', ''],
    ['text', 'count()'],
  ])('chosen as %s it is %s', (value, field) => {
    expect(columnOf(choiceFrom(value, choiceOf('count()')))).toBe(field);
  });
});
