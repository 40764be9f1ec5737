import { describe, expect, it } from '@jest/globals';
import { callMistakes, isInCall } from './call-mistakes';

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

  it('is said once of a function that is written twice', () => {
    expect(callMistakes('bar():>1 or cuont():>1 or bar():>2').map(({ written }) => written)).toEqual([
      'bar()',
      'cuont()',
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
    ['p95():>1s', 0, true],
    ['!p95():>1s', 1, true],
    ['p95():>soon', 6, false],
    ['span.duration:soon p95():>1s', 14, false],
    ['span.duration:>1s p95():>1s', 18, true],
    ['percentile(span.duration, 2):>1s', 26, true],
    ['x bar(', 2, true],
    ['x bar(', 6, true],
    ['(transaction:x)', 0, false],
    ['transaction:"p95()"', 13, false],
  ])('is what %s has at %i: %p', (query, place, isCall) => expect(isInCall(query, place)).toBe(isCall));
});
