import { describe, expect, it } from '@jest/globals';
import { asksForDurations, queryForBucket, withoutDurations } from './duration-condition';

describe('the query for a bucket of durations', () => {
  it.each([
    [{ start: 100, end: 150 }, 'transaction.duration:>=100 transaction.duration:<150'],
    [{ start: null, end: 0.5 }, 'transaction.duration:<0.5'],
    [{ start: 5_000, end: null }, 'transaction.duration:>=5000'],
  ])('includes where %j begins and leaves out where the next one does', (bucket, query) => {
    expect(queryForBucket('', bucket)).toBe(query);
  });

  it('is beside what is searched for already, on both sides of an or', () => {
    const bucket = { start: 1, end: 2 };
    expect(queryForBucket('release:1', bucket)).toBe(
      'release:1 transaction.duration:>=1 transaction.duration:<2',
    );
    expect(queryForBucket('a:1 or b:2', bucket)).toBe(
      '(a:1 or b:2) transaction.duration:>=1 transaction.duration:<2',
    );
  });

  it('narrows further without growing', () => {
    const once = queryForBucket('release:1', { start: 0, end: 10 });
    expect(queryForBucket(once, { start: 4, end: 5 })).toBe(
      'release:1 transaction.duration:>=4 transaction.duration:<5',
    );
  });

  it.each([
    ['transaction.duration:>=3', 'transaction.duration:>=3 '],
    ['transaction.duration:>2', 'transaction.duration:>2 '],
    ['transaction.duration:<=4.5', 'transaction.duration:<=4.5 '],
    ['transaction.duration:<1s', 'transaction.duration:<1s '],
    ['transaction.duration:>1', ''],
    ['transaction.duration:<=5', ''],
  ])('keeps what says more than the bucket: %s', (query, kept) => {
    expect(queryForBucket(query, { start: 2, end: 5 })).toBe(
      `${kept}transaction.duration:>=2 transaction.duration:<5`,
    );
  });

  it('keeps the bound that an open bucket does not have', () => {
    expect(queryForBucket('transaction.duration:<90', { start: 50, end: null })).toBe(
      'transaction.duration:<90 transaction.duration:>=50',
    );
  });
});

describe('a query without its conditions on the duration', () => {
  it.each([
    ['transaction.duration:>1s', ''],
    ['a:1 transaction.duration:>1s b:2 transaction.duration:<2s', 'a:1 b:2'],
    ['a:1 and transaction.duration:>1s', 'a:1'],
    ['transaction.duration:>1s and a:1', 'a:1'],
    ['transaction:"a  b" transaction.duration:>1s', 'transaction:"a  b"'],
    [' transaction.duration:>1s  and a:1 and transaction.duration:>1s ', 'a:1'],
    ['title:"x transaction.duration:>1s" transaction.duration:>1s', 'title:"x transaction.duration:>1s"'],
    ['title:"x and" transaction.duration:>1s b:2', 'title:"x and" b:2'],
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
