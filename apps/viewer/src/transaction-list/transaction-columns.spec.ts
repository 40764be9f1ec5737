import { describe, expect, it } from '@jest/globals';
import { nextSort, numberIn, textIn, TRANSACTION_COLUMNS } from './transaction-columns';

describe('the transaction list', () => {
  it('has the text’s default columns', () => {
    expect(TRANSACTION_COLUMNS.map(({ field }) => field)).toEqual([
      'project',
      'transaction',
      'count()',
      'avg(transaction.duration)',
      'p75()',
      'p95()',
      'epm()',
      'last_seen()',
    ]);
  });

  it.each([
    ['p95()', '-last_seen()', '-p95()'],
    ['p95()', '-p95()', 'p95()'],
    ['p95()', 'p95()', '-p95()'],
    ['transaction', '-p95()', 'transaction'],
    ['transaction', 'transaction', '-transaction'],
  ])('sorts by %s, after %s, as %s', (field, before, after) => {
    const column = TRANSACTION_COLUMNS.find((candidate) => candidate.field === field);
    expect(column && nextSort(column, before)).toBe(after);
  });

  it('takes an answer of the wrong kind for no answer', () => {
    expect(numberIn({ 'p95()': 'fast' }, 'p95()')).toBeNaN();
    expect(textIn({ transaction: { toString: 1 } }, 'transaction')).toBe('');
  });
});
