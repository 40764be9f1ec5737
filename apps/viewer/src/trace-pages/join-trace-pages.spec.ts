import { drawTrace, tellTrace } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { joinTracePages } from './join-trace-pages';

const STORY = ['web  pageload  /  ok', '└─ http.client  GET /  ok', '   └─ api  http.server  GET /  ok'].join(
  '\n',
);

describe('the pages of a trace', () => {
  const whole = tellTrace(STORY);
  const [first, second] = whole.transactions.map((transaction) => ({
    ...whole,
    transactions: [transaction],
  }));

  it('are one trace', () => {
    if (first === undefined || second === undefined) throw new Error('too few transactions');
    const joined = joinTracePages([{ ...first, truncated: true, next_cursor: 'a' }, second]);
    expect(joined).not.toHaveProperty('truncated');
    expect(joined).not.toHaveProperty('next_cursor');
    expect(joined === undefined ? '' : drawTrace(joined)).toBe(STORY);
  });

  it('are as incomplete as the last one says', () => {
    if (first === undefined || second === undefined) throw new Error('too few transactions');
    expect(joinTracePages([first, { ...second, truncated: true }])).toMatchObject({ truncated: true });
    expect(joinTracePages([first, { ...second, truncated: true }])).not.toHaveProperty('next_cursor');
  });

  it('are none before the first has come', () => expect(joinTracePages([])).toBeUndefined());
});
