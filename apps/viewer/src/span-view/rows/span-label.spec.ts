import { describe, expect, it } from '@jest/globals';
import { spanLabelText, spanName } from './span-label';

const SPAN = {
  span_id: 'aaaaaaaaaaaaaaaa',
  parent_span_id: null,
  status: null,
  start_timestamp: 0,
  timestamp: 0,
  tags: {},
  data: {},
};

describe('a span’s label', () => {
  it.each([
    ['http.client', 'GET /api/products', 'http.client - GET /api/products'],
    ['http.client', null, 'http.client - aaaaaaaaaaaaaaaa'],
    ['http.client', '', 'http.client - aaaaaaaaaaaaaaaa'],
    [null, 'GET /', 'GET /'],
    [null, null, 'aaaaaaaaaaaaaaaa'],
  ])('is made of op %p and description %p: %s', (op, description, label) => {
    expect(spanLabelText({ ...SPAN, op, description })).toBe(label);
  });
});

describe('a span’s name in a sentence', () => {
  it.each([
    ['http.client', 'GET /api/products', 'http.client - GET /api/products'],
    ['http.client', null, 'http.client'],
    [null, 'GET /', 'GET /'],
    [null, null, 'aaaaaaaaaaaaaaaa'],
  ])('is made of op %p and description %p: %s', (op, description, name) => {
    expect(spanName({ ...SPAN, op, description })).toBe(name);
  });
});
