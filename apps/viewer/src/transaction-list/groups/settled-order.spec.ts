import { describe, expect, it } from '@jest/globals';
import { textIn } from '../../collector/row-values';
import { settledOrder } from './settled-order';

const FIELDS = ['project', 'transaction', 'last_seen()', 'count()'];

/** The order of groups that are written `name@seconds`, with what their samples say. */
function orderOf(drawn: string, sort = '-last_seen()'): string {
  const groups = drawn.split(' ').map((text) => text.split('@') as [string, string]);
  const { rows, samples } = settledOrder({
    asked: { fields: FIELDS, query: '', sort, perPage: 100 },
    types: { 'last_seen()': 'date', 'count()': 'integer' },
    rows: groups.map(([name, seconds]) => ({
      project: name.slice(1),
      transaction: name.charAt(0),
      'last_seen()': new Date(Number(seconds) * 1_000).toISOString(),
    })),
    samples: groups.map(([, seconds]) => ({ n: Number(seconds), sample_rate: 1, functions: {} })),
    isGrouped: true,
  });
  const named = rows.map((row) => textIn(row, 'transaction') + textIn(row, 'project'));
  return named.map((name, index) => `${name}@${samples[index]?.n}`).join(' ');
}

describe('groups that are sorted by a time', () => {
  it.each([
    ['b@20 a@10', 'b@20 a@10'],
    ['b@20.5 a@20.2 c@10', 'a@20.2 b@20.5 c@10'],
    ['b@20.2 a@20.5', 'a@20.5 b@20.2'],
    ['c@20.9 b@20.3 a@19.8', 'b@20.3 c@20.9 a@19.8'],
    ['a2@20.5 a1@20.2', 'a1@20.2 a2@20.5'],
  ])('are by name where they are less than a second apart: %s is %s', (drawn, settled) =>
    expect(orderOf(drawn)).toBe(settled),
  );

  it('stay as they are where the order is that of something else', () =>
    expect(orderOf('b@20.5 a@20.2', '-count()')).toBe('b@20.5 a@20.2'));
});
