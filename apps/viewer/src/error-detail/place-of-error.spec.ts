import { describe, expect, it } from '@jest/globals';
import { tellTrace } from '@clew/trace-model';
import { placeOfError } from './place-of-error';

const { transactions } = tellTrace(`
  web  pageload  shop/  ok  0..10 ms
  └─ http.client  GET /api  ok  1..9 ms
     └─ api  http.server  GET /api  ok  2..8 ms
        └─ db.query  SELECT  ok  3..4 ms
`);
const api = transactions.find(({ project }) => project === 'api');

describe('the place of an error', () => {
  it('is a span of the transaction in which it happened', () => {
    const spanId = api?.spans[0]?.span_id;
    expect(placeOfError(spanId, transactions)).toEqual({
      transaction: api,
      spanId,
      label: 'db.query - SELECT',
    });
  });

  it('is the transaction’s root span', () => {
    expect(placeOfError(api?.span_id, transactions)?.label).toBe('http.server - GET /api');
  });

  it.each([undefined, null, '', 'ffffffffffffffff'])('is unknown for the span %p', (spanId) => {
    expect(placeOfError(spanId, transactions)).toBeUndefined();
  });
});
