import { describe, expect, it } from '@jest/globals';
import { allTerms, hasOuterOr, requiredTerms, withoutFigures } from './query-terms';

describe('the terms that must hold', () => {
  it.each([
    ['', []],
    ['a:1 and b:"x y"', ['a:1', 'b:"x y"']],
    ['(a:1 (b:2)) c', ['a:1', 'b:2', 'c']],
    ['a:1 or b:2', []],
    ['a:1 (b:2 OR c:3)', ['a:1']],
    ['a:1 !(b:2)', ['a:1']],
    ['a:[1, "or", 3] tags[a:b]:"(or)"', ['a:[1, "or", 3]', 'tags[a:b]:"(or)"']],
    ['percentile(transaction.duration, 0.42):>1s a:1', ['percentile(transaction.duration, 0.42):>1s', 'a:1']],
    ['a:"\\\\" or b:1', []],
    ['a:"say \\" or" b:1', ['a:"say \\" or"', 'b:1']],
    ['order:1 android', ['order:1', 'android']],
  ])('of %p are %p', (query, terms) => {
    expect(requiredTerms(query)).toEqual(terms);
  });

  it.each(['a:1) b:2', '"open or', '((((', ')', `${'\\'.repeat(500)}"`, '['.repeat(2_000), '!', '!('])(
    'are looked for in garbage without an end to it: %p',
    (query) => {
      expect(Array.isArray(requiredTerms(query))).toBe(true);
      expect(Array.isArray(allTerms(query))).toBe(true);
    },
  );

  it('are none where parentheses are in each other more often than the collector takes', () => {
    const within = (depth: number) => `a:1 ${'('.repeat(depth)}b:2${')'.repeat(depth)}`;
    expect(requiredTerms(within(10))).toEqual(['a:1', 'b:2']);
    for (const depth of [11, 100_000]) {
      expect(requiredTerms(within(depth))).toEqual([]);
      expect(allTerms(within(depth))).toEqual([]);
      expect(withoutFigures(within(depth))).toBe(within(depth));
    }
  });

  it('does not take an or within parentheses for one outside', () => {
    expect(hasOuterOr('(a:1 or b:2) c:3')).toBe(false);
    expect(hasOuterOr('(a:1)or(b:2)')).toBe(true);
  });
});

describe('a query about groups, asked about single events', () => {
  it.each([
    ['a:1 or b:2', 'a:1 or b:2'],
    ['p95():>1s', ''],
    ['a:1 p95():>1s', 'a:1'],
    ['a:1 and !count():>5 and (b:1 or c:1)', 'a:1 (b:1 or c:1)'],
    ['(p95():>1s or count():>3) a:1', 'a:1'],
    ['(a:1 p95():>1s) !(b:2)', '(a:1) !(b:2)'],
    ['count_if(a, equals, "x) y"):>1 b:2', 'b:2'],
    ['a:"p95():>1s"', 'a:"p95():>1s"'],
  ])('%p is %p', (query, kept) => {
    expect(withoutFigures(query)).toBe(kept);
  });
});
