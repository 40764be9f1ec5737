import { describe, expect, it } from '@jest/globals';
import type { Column } from './column-text';
import { columnText, parseColumn } from './column-text';

describe('a column as it is written', () => {
  it.each<[string, Column]>([
    ['transaction', { kind: 'value', name: 'transaction' }],
    ['tags[a:b]', { kind: 'value', name: 'tags[a:b]' }],
    ['a:b', { kind: 'value', name: 'a:b' }],
    ['count()', { kind: 'aggregate', name: 'count', arguments: [] }],
    ['p95( )', { kind: 'aggregate', name: 'p95', arguments: [] }],
    [
      'percentile(transaction.duration, 0.42)',
      { kind: 'aggregate', name: 'percentile', arguments: ['transaction.duration', '0.42'] },
    ],
    ['count_unique(tags[a:b])', { kind: 'aggregate', name: 'count_unique', arguments: ['tags[a:b]'] }],
    [
      'count_if(transaction,equals,"GET /, (a) \\"b\\"")',
      { kind: 'aggregate', name: 'count_if', arguments: ['transaction', 'equals', 'GET /, (a) "b"'] },
    ],
  ])('%s is read', (text, column) => {
    expect(parseColumn(text)).toEqual(column);
    expect(parseColumn(columnText(column))).toEqual(column);
  });

  it.each([
    '',
    ' ',
    'a b',
    'count(',
    'count)',
    'count(a',
    'count(,)',
    'count(a,)',
    'a(b(c))',
    '"x"',
    'tags[]',
    'tags[a b]',
    '(',
    'x'.repeat(401),
    `f("${'\\'.repeat(390)})`,
  ])('%p is none', (text) => expect(parseColumn(text)).toBeUndefined());

  it.each(['a"b', 'a\\', '*', '[x]', ' a ', ',', '()', 'GET /'])('an argument %p survives', (argument) => {
    const column: Column = {
      kind: 'aggregate',
      name: 'count_if',
      arguments: ['transaction', 'equals', argument],
    };
    expect(parseColumn(columnText(column))).toEqual(column);
  });
});
