import { describe, expect, it } from '@jest/globals';
import { overviewOf } from './overview';

const ROW = {
  'count()': 3,
  'min(timestamp)': '2026-11-22T12:00:00Z',
  'max(timestamp)': '2026-11-22T12:01:00Z',
  'min(transaction.duration)': 1,
  'p10()': 2,
  'p90()': 8,
  'max(transaction.duration)': 9,
};

describe('what there is altogether', () => {
  it('is how many events, from when to when, and how long they took', () => {
    const first = Date.parse('2026-11-22T12:00:00Z') / 1_000;
    expect(overviewOf({ data: [ROW], meta: {} })).toEqual({
      count: 3,
      first,
      last: first + 60,
      durations: { least: 1, p10: 2, p90: 8, greatest: 9 },
    });
  });

  it('has no durations where nothing has one', () => {
    const errors = { ...ROW, 'min(transaction.duration)': null, 'p10()': null, 'p90()': null, 'max(transaction.duration)': null }; // prettier-ignore
    expect(overviewOf({ data: [errors], meta: {} })).not.toHaveProperty('durations');
  });

  it.each([[[]], [[{ ...ROW, 'count()': 0 }]], [[{ 'count()': 'three' }]]])(
    'is nothing where there is nothing: %j',
    (data) => expect(overviewOf({ data, meta: {} })).toBeUndefined(),
  );
});
