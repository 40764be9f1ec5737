import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { BinaryReader } from '@bufbuild/protobuf/wire';
import { describe, expect, it } from '@jest/globals';
import { encodeTraces } from '../../testing/otlp/encode-traces';
import { otlpRequest, otlpSpan } from '../../testing/otlp/otlp-spans';
import { OTLP_TYPES, postTraces, type OtlpFormName } from '../../testing/otlp/post-traces';
import { runningCollector } from '../../testing/running-collector';
import { uniqueId } from '../../testing/wire-fixtures';
import { INGEST_LIMITS } from '../limits';

const KEY = 'a'.repeat(32);
const OTHER_KEY = 'b'.repeat(32);
const collector = runningCollector({ CLEW_PROJECTS: `web:${KEY},api:${OTHER_KEY}` });

const JSON_TYPE = { 'content-type': 'application/json' };
const body = () => JSON.stringify(otlpRequest([otlpSpan({ traceId: uniqueId() })]));

async function statusOf(path: string, headers: Record<string, string>): Promise<[number, unknown]> {
  const response = await fetch(`${collector.url()}${path}`, {
    method: 'POST',
    body: body(),
    headers: { ...JSON_TYPE, ...headers },
  });
  return [response.status, await response.json()];
}

const SENTRY = { 'x-sentry-auth': `sentry sentry_key=${KEY}` };

describe('the address of OTLP', () => {
  it.each([
    ['/v1/traces', SENTRY],
    ['/v1/traces/', SENTRY],
    ['//v1/traces', SENTRY],
    [`/v1/traces?sentry_key=${KEY}`, {}],
    ['/v1/traces', { authorization: `Sentry sentry_key=${KEY}` }],
    ['/v1/traces', { 'x-sentry-auth': `Sentry sentry_version=7, sentry_key=${KEY}` }],
    ['/api/1/otlp/v1/traces', SENTRY],
    ['/api/1/otlp/v1/traces/', SENTRY],
    ['/api/1/integration/otlp/v1/traces', SENTRY],
    ['/api/1/integration/otlp/v1/traces/', SENTRY],
  ])('may be %s with %j', async (path, headers) => {
    expect(await statusOf(path, headers)).toEqual([200, {}]);
  });

  it.each([
    ['/v1/traces', {}, 401, 16, 'missing authorization information'],
    ['/v1/traces', { 'x-sentry-auth': 'Bearer x' }, 401, 16, 'bad x-sentry-auth header'],
    [`/v1/traces?sentry_key=${OTHER_KEY}`, SENTRY, 401, 16, 'multiple authorization payloads'],
    [`/v1/traces?sentry_key=${'c'.repeat(32)}`, {}, 403, 7, 'event submission rejected'],
    ['/v1/traces?sentry_key=', {}, 400, 3, 'bad sentry DSN public key'],
    ['/v1/traces?sentry_key=%22', {}, 400, 3, 'bad sentry DSN public key'],
    ['/api/2/otlp/v1/traces', SENTRY, 403, 7, 'event submission rejected'],
    ['/api/99/otlp/v1/traces', SENTRY, 403, 7, 'event submission rejected'],
    ['/api/web/otlp/v1/traces', SENTRY, 400, 3, 'bad project path'],
  ])('refuses %s with %j with %i', async (path, headers, status, code, message) => {
    expect(await statusOf(path, headers)).toEqual([status, { code, message }]);
  });

  it('stores what the key alone belongs to', async () => {
    const traceId = uniqueId();
    const request = JSON.stringify(otlpRequest([otlpSpan({ traceId })]));
    await postTraces(collector, request, { project: 'api', headers: JSON_TYPE });
    const { body: trace } = await collector.get(`/api/0/traces/${traceId}/`);
    expect(trace).toMatchObject({ transactions: [{ project: 'api' }] });
  });

  it('takes nothing by another method', async () => {
    const response = await fetch(`${collector.url()}/v1/traces`, { headers: SENTRY });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  it.each(['/v1/metrics', '/v1/logs', '/api/1/integration/otlp/v1/logs'])('is not %s', async (path) => {
    const response = await postTraces(collector, '{}', { path, headers: JSON_TYPE });
    expect(response.status).toBe(404);
  });

  it('is open to pages of every origin', async () => {
    const headers = {
      origin: 'http://shop.example',
      'access-control-request-headers': 'content-type,x-sentry-auth',
    };
    const preflight = await fetch(`${collector.url()}/v1/traces`, { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/x-sentry-auth.*content-type/);
    const refused = await postTraces(collector, '{', { headers: JSON_TYPE });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, '*']);
  });
});

const inForm = (form: OtlpFormName, request: Record<string, unknown>) =>
  form === 'json' ? Buffer.from(JSON.stringify(request)) : Buffer.from(encodeTraces(request));

describe.each(['json', 'protobuf'] as const)('a request in %s', (form) => {
  const headers = { 'content-type': OTLP_TYPES[form] };

  it('is answered in its own form and type', async () => {
    const response = await postTraces(collector, inForm(form, otlpRequest([otlpSpan()])), { headers });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, OTLP_TYPES[form]]);
    expect(await response.text()).toBe(form === 'json' ? '{}' : '');
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (bytes: Buffer) => bytes],
  ])('may be compressed with %s', async (encoding, compress) => {
    const bytes = compress(inForm(form, otlpRequest([otlpSpan()])));
    const response = await postTraces(collector, bytes, {
      headers: { ...headers, 'content-encoding': encoding },
    });
    expect(response.status).toBe(200);
  });

  it.each([
    [{}],
    [{ resourceSpans: [] }],
    [otlpRequest([])],
    [{ resourceSpans: [{}] }],
    [{ resourceSpans: [{ scopeSpans: [{}] }] }],
  ])('that brings nothing is a success: %j', async (request) => {
    const response = await postTraces(collector, inForm(form, request), { headers });
    expect([response.status, await response.text()]).toEqual([200, form === 'json' ? '{}' : '']);
  });

  const refused: [string, Buffer, Record<string, string>, number][] = [
    ['bytes that are not in its form', Buffer.from('{"resourceSpans"'), {}, 400],
    ['bytes that are not in its encoding', Buffer.from('x'), { 'content-encoding': 'gzip' }, 400],
    ['an unknown encoding', Buffer.from('{}'), { 'content-encoding': 'bogus' }, 415],
    ['a body that is too large', Buffer.alloc(INGEST_LIMITS.wireBytes + 1), {}, 413],
    [
      'a body that inflates beyond the limit',
      gzipSync(Buffer.alloc(INGEST_LIMITS.inflatedBytes + 1)),
      { 'content-encoding': 'gzip' },
      413,
    ],
  ];
  it.each(refused)('is refused for %s, in its own form', async (_name, bytes, more, status) => {
    const response = await postTraces(collector, bytes, { headers: { ...headers, ...more } });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, OTLP_TYPES[form]]);
    const answer = Buffer.from(await response.arrayBuffer());
    const reason = decodeURIComponent(response.headers.get('x-sentry-error') ?? '');
    expect(messageOf(answer, form)).toBe(reason);
  });

  it('counts once for its project when it is refused whole', async () => {
    const before = await refusedWhole();
    await postTraces(collector, 'x', { headers });
    expect(await refusedWhole()).toBe(before + 1);
  });

  it('names how many of its spans were not stored, and why, and stores the others', async () => {
    const traceId = uniqueId();
    const bad = [otlpSpan({ traceId: 'abc0' }), otlpSpan({ traceId, start: 1, end: 2 })];
    const bytes = inForm(form, otlpRequest([...bad, otlpSpan({ traceId, name: 'good' })]));
    const response = await postTraces(collector, bytes, { headers });
    expect(response.status).toBe(200);
    const answer = Buffer.from(await response.arrayBuffer());
    expect(partialSuccessOf(answer, form)).toEqual({
      rejectedSpans: '2',
      errorMessage: 'spans not stored: 2 with ids or times that cannot be used',
    });
    const { body: trace } = await collector.get(`/api/0/traces/${traceId}/`);
    expect(trace).toMatchObject({ transactions: [{ transaction: 'good' }] });
  });
});

describe('the content type of OTLP', () => {
  it.each(['application/json; charset=utf-8', 'Application/JSON', ' application/json '])(
    'may be written %j',
    async (contentType) => {
      const response = await postTraces(collector, body(), { headers: { 'content-type': contentType } });
      expect(response.status).toBe(200);
    },
  );

  it.each(['text/plain', 'application/grpc', 'application/x-protobuf-other', 'multipart/form-data'])(
    'cannot be %s',
    async (contentType) => {
      const response = await postTraces(collector, body(), { headers: { 'content-type': contentType } });
      expect([response.status, response.headers.get('content-type')]).toEqual([415, 'application/json']);
      expect(await response.json()).toMatchObject({
        code: 3,
        message: expect.stringContaining('application/x-protobuf'),
      });
    },
  );
});

describe('JSON of OTLP', () => {
  it.each([
    ['null'],
    ['[]'],
    ['"x"'],
    ['7'],
    [''],
    ['{"resourceSpans":{}}'],
    ['{"resourceSpans":[null]}'],
    ['{"resourceSpans":[7]}'],
    ['{"resourceSpans":[{"scopeSpans":"x"}]}'],
    ['{"resourceSpans":[{"scopeSpans":[{"spans":[[]]}]}]}'],
    [`{"resourceSpans":[{"scopeSpans":[{"spans":[${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}]}]}]}`],
    [`{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ])('is refused, whole, when it is %.80s', async (text) => {
    const response = await postTraces(collector, text, { headers: JSON_TYPE });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 3 });
  });

  it('is refused for more values than a request may have', async () => {
    const text = `{"x":[${'0,'.repeat(INGEST_LIMITS.otlpValues)}0]}`;
    expect((await postTraces(collector, text, { headers: JSON_TYPE })).status).toBe(413);
  });

  it('may name what nobody knows yet, and leave out what is empty', async () => {
    const text = '{"future":1,"resourceSpans":[{"resource":null,"scopeSpans":null,"future":[]}]}';
    expect((await postTraces(collector, text, { headers: JSON_TYPE })).status).toBe(200);
  });
});

async function refusedWhole(): Promise<number> {
  const { body: stats } = await collector.get('/api/0/stats/');
  const [web] = (stats as { projects: { dropped: Record<string, number> }[] }).projects;
  return web?.dropped['invalid_otlp'] ?? 0;
}

function messageOf(answer: Buffer, form: OtlpFormName): unknown {
  if (form === 'json') return (JSON.parse(answer.toString()) as { message: string }).message;
  const reader = new BinaryReader(answer);
  reader.skip(reader.tag()[1]);
  expect(reader.tag()[0]).toBe(2);
  return reader.string();
}

function partialSuccessOf(answer: Buffer, form: OtlpFormName): unknown {
  if (form === 'json') return (JSON.parse(answer.toString()) as { partialSuccess: unknown }).partialSuccess;
  const outer = new BinaryReader(answer);
  expect(outer.tag()[0]).toBe(1);
  const reader = new BinaryReader(outer.bytes());
  expect(reader.tag()[0]).toBe(1);
  const rejectedSpans = String(reader.int64());
  expect(reader.tag()[0]).toBe(2);
  return { rejectedSpans, errorMessage: reader.string() };
}
