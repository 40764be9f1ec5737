import { describe, expect, it } from '@jest/globals';
import { asksForDurations, queryForBucket, withoutDurations } from './duration-condition';

describe('the query for a bucket of durations', () => {
  it('includes where the bucket begins and leaves out where the next one does', () => {
    expect(queryForBucket('', { start: 100, end: 150, isLast: false })).toBe(
      'transaction.duration:>=100 transaction.duration:<150',
    );
  });

  it('includes the end of the last bucket', () => {
    expect(queryForBucket('', { start: 100, end: 150.5, isLast: true })).toBe(
      'transaction.duration:>=100 transaction.duration:<=150.5',
    );
  });

  it('is beside what is searched for already, on both sides of an or', () => {
    const bucket = { start: 1, end: 2, isLast: false };
    expect(queryForBucket('release:1', bucket)).toBe(
      'release:1 transaction.duration:>=1 transaction.duration:<2',
    );
    expect(queryForBucket('a:1 or b:2', bucket)).toBe(
      '(a:1 or b:2) transaction.duration:>=1 transaction.duration:<2',
    );
  });

  it('narrows further without growing', () => {
    const once = queryForBucket('release:1', { start: 0, end: 10, isLast: false });
    expect(queryForBucket(once, { start: 4, end: 5, isLast: false })).toBe(
      'release:1 transaction.duration:>=4 transaction.duration:<5',
    );
  });

  it('has no exponents, and no value falls between its roundings', () => {
    const [least, bound, greatest] = [1e-7, 912.00004577636719, 3_000.99999999999];
    expect(queryForBucket('', { start: least, end: bound, isLast: false })).toBe(
      'transaction.duration:>=0.0000001 transaction.duration:<912.000045776',
    );
    expect(queryForBucket('', { start: bound, end: greatest, isLast: true })).toBe(
      'transaction.duration:>=912.000045776 transaction.duration:<=3001',
    );
  });
});

describe('a query without its conditions on the duration', () => {
  it.each([
    ['transaction.duration:>1s', ''],
    ['a:1 transaction.duration:>1s b:2 transaction.duration:<2s', 'a:1 b:2'],
    ['a:1 and transaction.duration:>1s', 'a:1'],
    ['transaction.duration:>1s and a:1', 'a:1'],
    ['a:1', 'a:1'],
  ])('%p is %p', (query, rest) => expect(withoutDurations(query)).toBe(rest));

  it.each(['a:1 or transaction.duration:>1s', '(a:1 transaction.duration:>1s)', '!transaction.duration:>1s'])(
    'is untouched where they are not simply beside the others: %s',
    (query) => {
      expect(asksForDurations(query)).toBe(false);
      expect(withoutDurations(query)).toBe(query);
    },
  );
});
