import { describe, expect, it } from '@jest/globals';
import { Outcomes } from './outcomes';
import { countClientReport } from './client-report';

/** What is counted of a report, by reason and category. */
function counted(report: Record<string, unknown>): Record<string, number> {
  const outcomes = new Outcomes();
  countClientReport(report, 1, outcomes);
  return Object.fromEntries(
    outcomes.counts.map(({ reason, category, quantity }) => [`${reason}:${category}`, quantity]),
  );
}

const discarded = (fields: Record<string, unknown>) => ({
  discarded_events: [{ reason: 'sample_rate', category: 'span', quantity: 2, ...fields }],
});

describe('what a client report adds', () => {
  it.each([
    ['a number', discarded({}), { 'sample_rate:span': 2 }],
    ['a text of digits', discarded({ quantity: '2' }), { 'sample_rate:span': 2 }],
    ['a fraction, without what is behind the point', discarded({ quantity: 2.9 }), { 'sample_rate:span': 2 }],
    ['an absurd number, cut', discarded({ quantity: 1e12 }), { 'sample_rate:span': 1_000_000 }],
    ['nothing of a negative number', discarded({ quantity: -5 }), {}],
    ['nothing of zero', discarded({ quantity: 0 }), {}],
    ['nothing of a word', discarded({ quantity: 'many' }), {}],
    ['nothing of null', discarded({ quantity: null }), {}],
    ['a reason that is markup, as other', discarded({ reason: '<b>' }), { 'other:span': 2 }],
    ['a reason in capitals, as other', discarded({ reason: 'QUEUE' }), { 'other:span': 2 }],
    ['a reason that is too long, as other', discarded({ reason: 'x'.repeat(65) }), { 'other:span': 2 }],
    ['no category, as other', discarded({ category: undefined }), { 'sample_rate:other': 2 }],
    [
      'a category that every object has',
      discarded({ category: '__proto__' }),
      { 'sample_rate:__proto__': 2 },
    ],
    ['nothing of entries that are none', { discarded_events: [null, 7, 'x', []] }, {}],
    ['nothing of a list that is none', { discarded_events: {} }, {}],
    ['nothing of an empty report', {}, {}],
  ])('counts %s', (_what, report, expected) => {
    expect(counted(report)).toEqual(expected);
    expect(({} as { quantity?: unknown }).quantity).toBeUndefined();
  });

  it('counts the first hundred of ten thousand reasons', () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => ({
      reason: `reason_${'abcdefghij'[Math.floor(index / 10) % 10]}${'abcdefghij'[index % 10]}`,
      category: 'span',
      quantity: 1,
    }));
    expect(Object.keys(counted({ discarded_events: entries }))).toHaveLength(100);
  });
});
