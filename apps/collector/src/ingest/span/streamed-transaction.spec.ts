import { describe, expect, it } from '@jest/globals';
import { Repairs } from '../payload/repairs';
import { streamedSpan, type StreamedSpanFixture } from '../../testing/streamed/wire-spans';
import { NOW } from '../../testing/wire-fixtures';
import { streamedSpanOf } from './streamed-span';
import { streamedTransaction } from './streamed-transaction';

const ROOT = 'b'.repeat(16);
const place = { projectId: 1, receivedTimestamp: NOW, sampleRate: null };

/** The transaction of a root span with these fields. */
function transactionOf(fixture: StreamedSpanFixture) {
  const root = streamedSpan({ spanId: ROOT, rootSpanId: ROOT, ...fixture });
  const span = streamedSpanOf(root, NOW, new Repairs());
  if (span === undefined) throw new Error('the span cannot be used');
  return streamedTransaction(span, place, new Repairs());
}

const tagsOf = (fixture: StreamedSpanFixture) => new Map(transactionOf(fixture).tags);
const dataOf = (fixture: StreamedSpanFixture) =>
  (JSON.parse(transactionOf(fixture).details) as { data: Record<string, unknown> }).data;

describe('the transaction of a streamed root span', () => {
  it('has an event id that is made of the span id', () => {
    expect(transactionOf({}).eventId).toBe(`${'0'.repeat(16)}${ROOT}`);
  });

  it('has the columns of a transaction', () => {
    const parentSpanId = 'a'.repeat(16);
    expect(
      transactionOf({
        name: 'GET /yarns/:id',
        op: 'http.server',
        parentSpanId,
        sdk: 'node',
        start: NOW - 5,
        end: NOW - 4,
      }),
    ).toMatchObject({
      type: 'transaction',
      spanId: ROOT,
      parentSpanId,
      transaction: 'GET /yarns/:id',
      title: 'GET /yarns/:id',
      op: 'http.server',
      status: 'ok',
      source: 'route',
      startTimestamp: NOW - 5,
      timestamp: NOW - 4,
      release: 'shop@1',
      environment: 'production',
      platform: 'node',
      sdkName: 'sentry.javascript.node',
      sdkVersion: '11.12.0',
      user: null,
      sampleRate: 0.5,
      spans: '[]',
    });
  });

  it.each([
    ['ok', {}, 'ok'],
    ['error', { 'sentry.status.message': 'not_found' }, 'not_found'],
    ['error', { 'sentry.status.message': 'the yarn is tangled' }, 'internal_error'],
    ['error', {}, 'internal_error'],
    ['error', { 'http.response.status_code': 404 }, 'internal_error'],
    ['cancelled', {}, 'cancelled'],
    ['banana', {}, 'unknown'],
    [undefined, { 'http.response.status_code': 503 }, 'unavailable'],
    [undefined, {}, 'unknown'],
  ])('has for the status %s and %j the status %s', (status, attributes, expected) => {
    expect(transactionOf({ attributes, overrides: { status } }).status).toBe(expected);
  });

  it.each([
    ['sentry.segment.name.source', 'url'],
    ['sentry.span.source', 'task'],
    ['sentry.source', 'custom'],
    ['sentry.transaction_info.source', 'view'],
  ])('has the source that %s names', (attribute, source) => {
    const attributes = { 'sentry.segment.name.source': undefined, [attribute]: source };
    expect(transactionOf({ attributes }).source).toBe(source);
  });

  it.each([
    [{ 'user.id': '7', 'user.email': 'cat@x' }, 'id:7'],
    [{ 'user.email': 'cat@x' }, 'email:cat@x'],
    [{ 'user.name': 'cat' }, 'username:cat'],
    [{ 'user.ip_address': '10.0.0.1' }, 'ip:10.0.0.1'],
    [{ 'user.ip_address': '{{auto}}' }, null],
  ])('has of %j the user %j', (attributes, user) => {
    expect(transactionOf({ attributes }).user).toBe(user);
  });

  it.each([
    ['sentry.javascript.browser', undefined, 'javascript'],
    ['sentry.javascript.react', undefined, 'javascript'],
    ['sentry.javascript.nestjs', undefined, 'node'],
    ['sentry.python.flask', undefined, 'python'],
    ['sentry.python', 'cpython', 'cpython'],
    ['yarn', undefined, 'other'],
    [undefined, undefined, 'other'],
    [7, undefined, 'other'],
  ])('comes, sent by %j on %j, from the platform %s', (name, platform, expected) => {
    const attributes = { 'sentry.sdk.name': name, 'sentry.platform': platform };
    expect(transactionOf({ attributes }).platform).toBe(expected);
  });

  it('can be searched by its attributes as tags', () => {
    const attributes = {
      'http.route': '/yarns/:id',
      'http.response.status_code': 200,
      list: ['a'],
      none: null,
    };
    const tags = tagsOf({ attributes });
    expect([...tags]).toEqual([
      ['http.route', '/yarns/:id'],
      ['http.response.status_code', '200'],
    ]);
  });

  it('has its attributes as data, without those that are columns', () => {
    const attributes = { 'url.full': 'http://x/?a=1', 'http.request.header.accept': ['*/*'] };
    expect(dataOf({ attributes })).toEqual({
      'sentry.origin': 'manual',
      'sentry.sample_rate': 0.5,
      ...attributes,
    });
  });

  it('takes the value of an attribute, whatever its type says and however it is wrapped', () => {
    const attributes = {
      number: { value: 7, type: 'string' },
      bare: 'yarn',
      array: { value: ['a'], type: 'array' },
      object: { unit: 'second' },
    };
    expect(dataOf({ overrides: { attributes } })).toEqual({
      number: 7,
      bare: 'yarn',
      array: ['a'],
      object: { unit: 'second' },
    });
  });

  it.each([[undefined], [null], ['yarn'], [[]]])('is stored with %j for its attributes', (attributes) => {
    expect(transactionOf({ overrides: { attributes } })).toMatchObject({
      op: 'default',
      release: null,
      tags: [],
    });
  });

  it('is no prototype of anything, whatever its attributes are called', () => {
    const attributes = JSON.parse('{"__proto__":{"value":"p"},"constructor":{"value":"c"}}') as object;
    expect(tagsOf({ overrides: { attributes } }).get('__proto__')).toBe('p');
    expect(({} as { value?: unknown }).value).toBeUndefined();
  });

  it.each([
    [undefined, '<unlabeled transaction>'],
    ['  ', '<unlabeled transaction>'],
    ['x'.repeat(300), 'x'.repeat(200)],
  ])('has the name %j as %j', (name, expected) => {
    expect(transactionOf({ overrides: { name } }).transaction).toBe(expected);
  });
});

describe('whether a streamed span is the root of its transaction', () => {
  it.each([
    ['it says so', { is_segment: true }, true],
    ['it says that it is not', { is_segment: false, parent_span_id: undefined }, false],
    [
      'its parent is in another service, as early drafts say',
      { is_segment: undefined, is_remote: true },
      true,
    ],
    ['it has no parent', { is_segment: undefined, parent_span_id: undefined }, true],
    ['it has a parent here', { is_segment: undefined }, false],
  ])('is told by this: %s', (_fact, overrides, isRoot) => {
    const span = streamedSpanOf(streamedSpan({ overrides }), NOW, new Repairs());
    expect(span?.isRoot).toBe(isRoot);
  });
});
