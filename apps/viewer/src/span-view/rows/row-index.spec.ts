import { describe, expect, it } from '@jest/globals';
import { assembleTrace, spanRowsOfTrace, tellTrace } from '@clew/trace-model';
import { indexRows } from './row-index';

const STORY = `
  web  pageload  /  ok
  ├─ http.client  GET /a  ok
  │  └─ api  http.server  GET /a  internal_error
  │     └─ sql.query  SELECT 1  internal_error
  └─ http.client  GET /b  ok
`;

function indexOf(change?: (trace: ReturnType<typeof tellTrace>) => void) {
  const trace = tellTrace(STORY);
  change?.(trace);
  return indexRows(spanRowsOfTrace(assembleTrace(trace)));
}

describe('the index of the rows', () => {
  it('knows from what each row hangs', () => {
    const index = indexOf();
    expect(index.rows.map((_, place) => index.parentOf(place)?.node.span.description)).toEqual([
      undefined,
      '/',
      'GET /a',
      'GET /a',
      '/',
    ]);
  });

  it('knows where what is below each row ends', () => {
    const index = indexOf();
    expect(index.rows.map((_, place) => index.endOf(place))).toEqual([5, 4, 4, 4, 5]);
  });

  it('knows all that is above a row', () => {
    const index = indexOf();
    const keys = index.rows.map(({ node }) => node.key);
    expect(index.keysAbove(keys[3] ?? '')).toEqual([keys[2], keys[1], keys[0]]);
    expect(index.keysAbove('nowhere')).toEqual([]);
  });

  it('names a span by its id in the address, and finds it again', () => {
    const index = indexOf();
    const addresses = index.rows.map(({ node }) => index.addressOf(node));
    expect(addresses).toEqual(index.rows.map(({ node }) => node.span.span_id));
    expect(addresses.map((address) => index.keyAt(address))).toEqual(index.rows.map(({ node }) => node.key));
  });

  describe('where two services used one span id', () => {
    const repeat = (trace: ReturnType<typeof tellTrace>) => {
      const [, api] = trace.transactions;
      const [query] = api?.spans ?? [];
      if (query !== undefined) query.span_id = '0000000000000005';
    };

    it('names both by what is unique, and takes the plain id for the first', () => {
      const index = indexOf(repeat);
      const keys = index.rows.map(({ node }) => node.key);
      expect(index.rows.map(({ node }) => index.addressOf(node)).slice(3)).toEqual(keys.slice(3));
      expect(index.keyAt('0000000000000005')).toBe(keys[3]);
      expect(index.keyAt(keys[4] ?? '')).toBe(keys[4]);
    });
  });
});
