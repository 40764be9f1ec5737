import { describe, expect, it } from '@jest/globals';
import {
  eventsQuery,
  eventNounIn,
  traceIdIn,
  traceQuery,
  transactionQuery,
  valueCondition,
} from './search-condition';

const TRACE_ID = '0123456789abcdef0123456789abcdef';

describe('the pre-built query', () => {
  it('is the condition event.type:transaction', () => {
    expect(transactionQuery('  ')).toBe('event.type:transaction');
  });

  it('keeps what the reader searches for', () => {
    expect(transactionQuery('p95():>500ms')).toBe('p95():>500ms event.type:transaction');
  });

  it.each(['a:1 or b:2', 'a:1 OR (b:2)', '(a:1)or(b:2)'])(
    'asks for transactions on both sides of %s',
    (query) => expect(transactionQuery(query)).toBe(`(${query}) event.type:transaction`),
  );

  it('leaves words alone that only begin with or', () => {
    expect(transactionQuery('orange order:1')).toBe('orange order:1 event.type:transaction');
  });

  it.each(['event.type:transaction', 'event.type:error', 'release:1 !event.type:error'])(
    'leaves the kind of event to a query that names one: %s',
    (query) => expect(transactionQuery(query)).toBe(query),
  );

  it.each(['"unclosed', 'transaction:"GET /', 'a:"b" c:"d', 'a:"escaped \\"'])(
    'adds nothing behind an open quote, so that the complaint names a place in it: %s',
    (query) => expect(transactionQuery(query)).toBe(query),
  );

  it('adds itself behind quotes that are closed', () => {
    expect(transactionQuery('transaction:"a \\" b"')).toBe('transaction:"a \\" b" event.type:transaction');
  });
});

describe('Search by Trace', () => {
  it('is a query in which the trace is found again', () => {
    expect(traceIdIn(traceQuery(TRACE_ID))).toBe(TRACE_ID);
  });

  it.each([
    '',
    'trace:123',
    `retrace:${TRACE_ID}`,
    `!trace:${TRACE_ID}`,
    `trace:${TRACE_ID}0`,
    `trace:${TRACE_ID} or a:1`,
    `!(trace:${TRACE_ID})`,
    `a:1 (b:2 or trace:${TRACE_ID})`,
    `"trace:${TRACE_ID}"`,
  ])('is not what %p asks for', (query) => expect(traceIdIn(query)).toBeUndefined());
});

describe('the events of a group', () => {
  it('are found without the conditions on the group’s figures', () => {
    expect(eventsQuery('p95():>1s release:1', 'project:"web"')).toBe(
      'release:1 event.type:transaction project:"web"',
    );
  });

  it('are found within whatever an or finds', () => {
    expect(eventsQuery('event.type:error or a:1', 'b:2')).toBe('(event.type:error or a:1) b:2');
  });
});

describe('what a query finds', () => {
  it.each([
    ['', 'transaction'],
    ['event.type:error release:1', 'error'],
    ['event.type:"transaction"', 'transaction'],
    ['!event.type:error', 'transaction'],
    ['!event.type:transaction', 'error'],
    ['"event.type:error"', 'transaction'],
    ['event.type:[error, transaction]', 'event'],
    ['event.type:error or event.type:transaction', 'event'],
    ['event.type:error or a:1', 'event'],
    ['!(event.type:error release:1)', 'event'],
  ])('by %p is called %s', (query, noun) => expect(eventNounIn(query)).toBe(noun));
});

describe('a condition for an exact text', () => {
  it.each([
    ['GET /', 'transaction:"GET /"'],
    ['say "hi"', 'transaction:"say \\"hi\\""'],
    ['a*b', 'transaction:"a\\*b"'],
    ['C:\\path', 'transaction:"C:\\\\path"'],
  ])('takes no character of %s for syntax', (text, condition) => {
    expect(valueCondition('transaction', text)).toBe(condition);
  });
});
