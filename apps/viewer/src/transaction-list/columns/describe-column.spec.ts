import { describe, expect, it } from '@jest/globals';
import { describeColumn } from './describe-column';

describe('the head of a column', () => {
  it.each([
    ['transaction', 'Transaction'],
    ['count()', 'Count'],
    ['p95()', 'p95'],
    ['p95(measurements.lcp)', 'p95 LCP'],
    ['percentile(transaction.duration, 0.42)', 'p42'],
    ['percentile(transaction.duration, 0.999)', 'p99.9'],
    ['count_unique(user)', 'Unique user'],
    ['count_if(transaction.status, notEquals, ok)', 'status is not ok'],
    ['apdex(500)', 'Apdex 500 ms'],
    ['apdex()', 'Apdex 300 ms'],
    ['tags[a:b]', 'a:b'],
    ['shade', 'shade'],
    ['frobnicate(1)', 'frobnicate(1)'],
    ['p101()', 'p101()'],
    ['count_if(transaction, equals, "\u202ex")', 'transaction is \\u202ex'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
  ])('of %s reads %s', (field, title) => expect(describeColumn(field).title).toBe(title));
});
