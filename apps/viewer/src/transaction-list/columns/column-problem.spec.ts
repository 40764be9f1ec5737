import { describe, expect, it } from '@jest/globals';
import { columnProblem } from './column-problem';

describe('a complaint about columns', () => {
  it.each([
    [
      'field 2: unknown function, expected one of count()',
      'p101()',
      'Unknown function, expected one of count()',
    ],
    ['field: expected arguments as in avg(x)', 'transaction', 'Expected arguments as in avg(x)'],
  ])('%s is about %s', (complaint, field, message) => {
    expect(columnProblem(complaint, ['transaction', 'p101()'])).toEqual({ field, message });
  });

  it.each(['field 3: unknown function', 'query: at column 1: expected a key', 'field', 'fields: x'])(
    '%s is about none of them',
    (complaint) => expect(columnProblem(complaint, ['transaction', 'p101()'])).toBeUndefined(),
  );
});
