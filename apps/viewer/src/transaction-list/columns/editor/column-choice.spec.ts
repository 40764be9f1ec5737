import { describe, expect, it } from '@jest/globals';
import { choiceFrom, choiceOf, columnOf, menuValue } from './column-choice';

describe('how a column is edited', () => {
  it.each([
    ['release', 'field:release', 'release'],
    ['shade', 'tag', 'shade'],
    ['tags[release]', 'tag', 'tags[release]'],
    ['tags[a:b]', 'tag', 'tags[a:b]'],
    ['measurements.custom', 'text', 'measurements.custom'],
    ['p95()', 'call:percentile', 'p95()'],
    ['p95(measurements.lcp)', 'call:percentile', 'p95(measurements.lcp)'],
    ['percentile(transaction.duration, 0.42)', 'call:percentile', 'percentile(transaction.duration, 0.42)'],
    ['apdex()', 'call:apdex', 'apdex()'],
    ['percentile(transaction.duration, 2)', 'text', 'percentile(transaction.duration, 2)'],
    ['frobnicate(1)', 'text', 'frobnicate(1)'],
    ['avg()', 'text', 'avg()'],
  ])('%s is %s, and stays what it is', (field, value, kept) => {
    expect(menuValue(choiceOf(field))).toBe(value);
    expect(columnOf(choiceOf(field))).toBe(kept);
  });

  it.each([
    ['call:count_if', 'count_if(transaction.status, equals, ok)'],
    ['call:apdex', 'apdex(300)'],
    ['call:percentile', 'p95()'],
    ['field:user', 'user'],
    ['tag', ''],
    ['text', 'count()'],
  ])('chosen as %s it is %s', (value, field) => {
    expect(columnOf(choiceFrom(value, choiceOf('count()')))).toBe(field);
  });

  it.each([
    ['95', 'p95()'],
    ['100', 'p100()'],
    ['99.9', 'percentile(transaction.duration, 0.999)'],
    ['0', 'percentile(transaction.duration, 0)'],
    ['', 'percentile(transaction.duration, 0)'],
  ])('a percentile of %s %% is %s', (percent, field) => {
    const usual = choiceFrom('call:percentile', choiceOf('count()'));
    if (usual.kind !== 'call') throw new Error('a percentile is a call');
    const call = { ...usual.call, values: ['transaction.duration', percent] };
    expect(columnOf({ kind: 'call', call })).toBe(field);
  });
});
