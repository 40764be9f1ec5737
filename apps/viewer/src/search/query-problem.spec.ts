import { describe, expect, it } from '@jest/globals';
import { queryProblem } from './query-problem';

/** The query with the marked part between brackets. */
function marked(query: string, column: number): string {
  const { place } = queryProblem(`query: at column ${column}: expected a value`, query) ?? {};
  if (place === undefined) return query;
  const padded = query.padEnd(place.end);
  return `${padded.slice(0, place.start)}[${padded.slice(place.start, place.end)}]${padded.slice(place.end)}`;
}

describe('the place of a problem', () => {
  it.each([
    ['p95():>fast', 7, 'p95():[>fast]'],
    ['a:1 p95():>fast b:2', 11, 'a:1 p95():[>fast] b:2'],
    ['  p95():>fast', 7, '  p95():[>fast]'],
    // The query is sent within parentheses.
    ['a:1 or p95():>fast', 15, 'a:1 or p95():[>fast]'],
    // What is missing at the end is complained about behind what was added there.
    ['(a:1', 27, '(a:1[ ]'],
    ['a:', 3, 'a:[ ]'],
    ['a:"x', 5, 'a:"x[ ]'],
  ])('of %p at column %d is in the reader’s own text: %p', (query, column, text) => {
    expect(marked(query, column)).toBe(text);
  });

  it('is none where the collector names none', () => {
    expect(queryProblem('query: more than 50 terms', 'a')).toEqual({
      message: 'More than 50 terms',
      place: undefined,
    });
  });

  it('is no problem of the query where something else is wrong', () => {
    expect(queryProblem('statsPeriod: expected a period', 'a')).toBeUndefined();
  });
});
