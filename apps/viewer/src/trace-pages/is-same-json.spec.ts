import { describe, expect, it } from '@jest/globals';
import { isSameJson } from './is-same-json';

const trace = () => ({
  trace_id: 'a',
  transactions: [{ span_id: 'b', parent_span_id: null, spans: [{ data: { rows: 3 } }, { data: {} }] }],
});

describe('two answers', () => {
  it('say the same where every value in them is the same, whatever the order of their keys', () => {
    expect(isSameJson(trace(), trace())).toBe(true);
    expect(isSameJson({ a: 1, b: [null] }, { b: [null], a: 1 })).toBe(true);
  });

  it.each([
    ['a value that is another', { a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }],
    ['one more in a list', { a: [1] }, { a: [1, 2] }],
    ['one less in a list', { a: [1, 2] }, { a: [1] }],
    ['one more key', { a: 1 }, { a: 1, b: 2 }],
    ['another key', { a: undefined }, { b: undefined }],
    ['a key that every object inherits', JSON.parse('{"__proto__":{}}') as unknown, { a: 1 }],
    ['nothing instead of something', { a: {} }, { a: null }],
    ['a list instead of what has its keys', { a: ['b'] }, { a: { 0: 'b' } }],
    ['a text instead of a number', { a: 1 }, { a: '1' }],
  ])('differ by %s', (_, left, right) => {
    expect(isSameJson(left, right)).toBe(false);
    expect(isSameJson(right, left)).toBe(false);
  });
});
