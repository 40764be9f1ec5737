import { describe, expect, it } from '@jest/globals';
import { draftOf, fieldsOf, firstUnused, moved, rowsInWords, withAdded } from './column-draft';

const drafts = draftOf(['project', 'transaction', 'count()']);

describe('columns while they are edited', () => {
  it.each([
    [2, -1, ['project', 'count()', 'transaction']],
    [0, 1, ['transaction', 'project', 'count()']],
    [0, -1, ['project', 'transaction', 'count()']],
    [2, 1, ['project', 'transaction', 'count()']],
    [9, 1, ['project', 'transaction', 'count()']],
  ])('column %i moved by %i gives %j', (key, places, fields) => {
    expect(fieldsOf(moved(drafts, key, places))).toEqual(fields);
  });

  it('are joined by one that is not there yet', () => {
    expect(firstUnused(['count()', 'p50()'], drafts)).toBe('p50()');
    expect(firstUnused(['count()'], drafts)).toBe('count()');
  });

  it.each([
    [['project', 'count()', 'last_seen()'], 'release', ['project', 'release', 'count()', 'last_seen()']],
    [['count()', 'project', 'p95()'], 'release', ['count()', 'project', 'release', 'p95()']],
    [['count()'], 'release', ['release', 'count()']],
    [['project', 'count()'], 'p95()', ['project', 'count()', 'p95()']],
    [[], 'project', ['project']],
  ])('%j joined by %s are %j', (fields, field, joined) => {
    const [added] = draftOf([field], fields.length);
    expect(added && fieldsOf(withAdded(draftOf(fields), added))).toEqual(joined);
  });

  it('are each there once', () => {
    expect(fieldsOf(draftOf(['count()', ' count()']))).toEqual(['count()']);
  });

  it.each([
    [
      ['project', 'transaction', 'count()'],
      'Each row is a group of transactions that share Project and Transaction.',
    ],
    [['count()'], 'Without a value-based column all transactions are one row.'],
    [['project'], 'Without an aggregate column each row is one transaction.'],
    [[], 'Without any column the table shows those that suit the search.'],
  ])('%j say what a row is (S136)', (fields, words) => {
    expect(rowsInWords(draftOf(fields), 'transaction')).toBe(words);
  });
});
