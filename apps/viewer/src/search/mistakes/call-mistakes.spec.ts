import { describe, expect, it } from '@jest/globals';
import { callMistakes, hasCall } from './call-mistakes';

describe('a mistake in a function', () => {
  it.each([
    ['cuont():>10', 'cuont()', 'count():>10'],
    [
      'release:x percentil(transaction.duration, 0.9):>1s',
      'percentil(transaction.duration, 0.9)',
      'release:x percentile(transaction.duration, 0.9):>1s',
    ],
    ['p951():>1s or x', 'p951()', 'p95():>1s or x'],
    ['failurerate():>5%', 'failurerate()', 'failure_rate():>5%'],
    ['bar():>1', 'bar()', undefined],
    ['bar()', 'bar()', undefined],
  ])('is an unknown name in %s', (query, written, corrected) => {
    expect(callMistakes(query)).toEqual([
      { kind: 'unknown', written, meant: corrected && expect.objectContaining({ corrected }) },
    ]);
  });

  it.each([
    ['p95()', 'p95():>500ms'],
    ['count()', 'count():>10'],
    ['failure_rate()', 'failure_rate():>5%'],
    ['avg(measurements.lcp)', 'avg(measurements.lcp):>500ms'],
  ])('is that %s is compared with nothing', (query, example) => {
    expect(callMistakes(query)).toEqual([{ kind: 'not-compared', written: query, example }]);
  });

  it.each([
    '',
    'p95():>1s',
    'p42():>1s count_if(transaction.status, equals, ok):>1',
    'transaction:bar()',
    'p95(',
  ])('is none in %j', (query) => expect(callMistakes(query)).toEqual([]));
});

describe('a call', () => {
  it.each([
    ['p95():>1s', true],
    ['x bar(', true],
    ['(transaction:x)', false],
    ['transaction:"p95()"', false],
  ])('is held by %s: %p', (query, holds) => expect(hasCall(query)).toBe(holds));
});
