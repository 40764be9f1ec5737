import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { envelopeOf, transactionPayload, uniqueId } from '../testing/wire-fixtures';
import { INGEST_LIMITS } from './limits';

const collector = runningCollector();

const event = JSON.stringify(transactionPayload());
const enveloped = (items: string, header = '{}') => `${header}\n${items}`;
const transaction = (payload = event) => `{"type":"transaction"}\n${payload}`;
const withId = (id: string) => ({ ...transactionPayload(), event_id: id });

describe('the framing of an envelope', () => {
  const accepted: [string, () => string | Uint8Array][] = [
    ['an item without a length and without a last line feed', () => enveloped(transaction())],
    ['a last line feed and blank lines between items', () => enveloped(`\n${transaction()}\n\n`)],
    ['a length', () => enveloped(`{"type":"transaction","length":${Buffer.byteLength(event)}}\n${event}`)],
    ['an empty item', () => enveloped(`{"type":"attachment","length":0}\n\n${transaction()}`)],
    ['a header line and nothing else', () => '{}'],
    ['a header line with a line feed', () => '{}\n'],
    ['an item of an unknown type', () => enveloped('{"type":"constructor"}\n{}')],
    [
      'binary content in an item that is skipped',
      () => enveloped('{"type":"replay_recording","length":3}\n\u0000\n\u0001'),
    ],
    [
      'header attributes that nobody knows',
      () => enveloped(transaction(), '{"trace":{},"sent_at":"garbage","x":1}'),
    ],
  ];
  it.each(accepted)('accepts %s', async (_name, body) => {
    expect((await collector.post('web', body())).status).toBe(200);
  });

  const refused: [string, string, number, string][] = [
    ['no bytes', '', 400, 'empty request body'],
    ['a first line that is no JSON', 'yarn\n', 400, 'invalid envelope header'],
    ['a first line that is an array', '[]\n', 400, 'invalid envelope header'],
    ['a first line that is null', 'null\n', 400, 'invalid envelope header'],
    ['a byte order mark', '\ufeff{}\n', 400, 'invalid envelope header'],
    ['an event id that is none', '{"event_id":"yarn"}\n', 400, 'invalid envelope header'],
    ['an item header that is no JSON', enveloped('yarn\n{}'), 400, 'invalid item header'],
    ['an item without a type', enveloped('{}\n{}'), 400, 'invalid item header'],
    ['an item whose type is a number', enveloped('{"type":7}\n{}'), 400, 'invalid item header'],
    ['a first line that is a number', '7\n', 400, 'invalid envelope header'],
    ['a length beyond the end', enveloped('{"type":"x","length":99}\n{}'), 400, 'unexpected end of file'],
    ['a length before the end', enveloped('{"type":"x","length":1}\n{}'), 400, 'missing newline'],
    ['carriage returns', enveloped('{"type":"x","length":2}\n{}\r\n'), 400, 'missing newline'],
    ['a negative length', enveloped('{"type":"x","length":-1}\n{}'), 400, 'invalid item header'],
    ['a fractional length', enveloped('{"type":"x","length":1.5}\n{}'), 400, 'invalid item header'],
    ['a length beyond all numbers', enveloped('{"type":"x","length":1e300}\n{}'), 400, 'invalid item header'],
    ['a length of null', enveloped('{"type":"x","length":null}\n{}'), 400, 'invalid item header'],
    ['a length in quotes', enveloped('{"type":"x","length":"2"}\n{}'), 400, 'invalid item header'],
    [
      'a line feed inside a payload without length',
      enveloped('{"type":"x"}\n{"a":\n1}'),
      400,
      'invalid item header',
    ],
    [
      'too many items',
      enveloped('{"type":"x"}\n{}\n'.repeat(101)),
      413,
      'envelope exceeded the number of items',
    ],
    [
      'a transaction over one mebibyte',
      enveloped(transaction(JSON.stringify({ padding: 'x'.repeat(INGEST_LIMITS.eventBytes) }))),
      413,
      "envelope exceeded size limits for type 'transaction'",
    ],
  ];
  it.each(refused)('refuses %s', async (_name, body, status, detail) => {
    const response = await collector.post('web', body);
    expect(response.status).toBe(status);
    expect(response.headers.get('x-sentry-error')).toBe(detail);
    expect(await response.json()).toEqual({ detail, causes: expect.any(Array) as unknown });
  });

  it('refuses a header line that is not UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    expect((await collector.post('web', body)).status).toBe(400);
  });

  it('answers with the id of the envelope, which goes before that of the event', async () => {
    const id = uniqueId();
    const body = envelopeOf(transactionPayload(), { event_id: id.toUpperCase() });
    expect(await (await collector.post('web', body)).json()).toEqual({ id });
    expect((await collector.get(`/api/0/events/web:${id}/`)).status).toBe(200);
  });

  it('stores the good item beside one that cannot be used', async () => {
    const good = transactionPayload();
    const body = enveloped(`{"type":"client_report"}\nyarn\n${transaction(JSON.stringify(good))}`);
    expect(await (await collector.post('api', body)).json()).toEqual({
      id: good['event_id'],
      rejected: [{ index: 0, reason: 'invalid_json' }],
    });
  });
});

describe('the encoding of a body', () => {
  const bytesOf = (id: string) => envelopeOf(withId(id));
  const accepted: [string, (bytes: Uint8Array) => Uint8Array][] = [
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (bytes) => bytes],
    ['utf-8', (bytes) => bytes],
    ['', (bytes) => bytes],
  ];
  it.each(accepted)('accepts %s', async (encoding, encode) => {
    const id = uniqueId();
    const headers = { 'content-encoding': encoding };
    expect((await collector.post('web', encode(bytesOf(id)), { headers })).status).toBe(200);
    expect((await collector.get(`/api/0/events/web:${id}/`)).status).toBe(200);
  });

  const plain = bytesOf(uniqueId());
  const zeros = Buffer.alloc(200 * 1024 * 1024);
  const withTail = (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.from('yarn')]);
  const quickBrotli = (bytes: Uint8Array) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  const refused: [string, string, Uint8Array, number, string][] = [
    ['an unknown encoding', 'bogus', plain, 415, 'unsupported content encoding'],
    ['an encoding that every object has', 'constructor', plain, 415, 'unsupported content encoding'],
    ['zstd', 'zstd', plain, 415, 'unsupported content encoding'],
    ['an encoding that is no word', '__proto__', plain, 415, 'unsupported content encoding'],
    ['two encodings', 'gzip, gzip', gzipSync(plain), 415, 'unsupported content encoding'],
    ['plain bytes that claim gzip', 'gzip', plain, 400, 'invalid compression'],
    ['plain bytes that claim deflate', 'deflate', plain, 400, 'invalid compression'],
    ['plain bytes that claim br', 'br', plain, 400, 'invalid compression'],
    ['no bytes that claim gzip', 'gzip', new Uint8Array(), 400, 'invalid compression'],
    ['no bytes that claim br', 'br', new Uint8Array(), 400, 'invalid compression'],
    ['truncated gzip', 'gzip', gzipSync(plain).subarray(0, 40), 400, 'invalid compression'],
    ['truncated deflate', 'deflate', deflateSync(plain).subarray(0, 40), 400, 'invalid compression'],
    ['truncated br', 'br', brotliCompressSync(plain).subarray(0, 40), 400, 'invalid compression'],
    ['bytes behind the end of gzip', 'gzip', withTail(gzipSync(plain)), 400, 'invalid compression'],
    ['bytes behind the end of deflate', 'deflate', withTail(deflateSync(plain)), 400, 'invalid compression'],
    ['bytes behind the end of br', 'br', withTail(brotliCompressSync(plain)), 400, 'invalid compression'],
    ['deflate without its wrapper', 'deflate', deflateRawSync(plain), 400, 'invalid compression'],
    ['gzip inside gzip', 'gzip', gzipSync(gzipSync(plain)), 400, 'invalid envelope header'],
    ['gzip without saying so', '', gzipSync(plain), 400, 'invalid envelope header'],
    ['br inside br', 'br', brotliCompressSync(brotliCompressSync(plain)), 400, 'invalid envelope header'],
    ['a bomb of gzip', 'gzip', gzipSync(zeros), 413, 'request body too large'],
    ['a bomb of deflate', 'deflate', deflateSync(zeros), 413, 'request body too large'],
    ['a bomb of br', 'br', quickBrotli(zeros), 413, 'request body too large'],
  ];
  it.each(refused)('refuses %s', async (_name, encoding, body, status, detail) => {
    const headers: Record<string, string> = encoding === '' ? {} : { 'content-encoding': encoding };
    const response = await collector.post('web', body, { headers });
    expect([response.status, response.headers.get('x-sentry-error')]).toEqual([status, detail]);
  });

  it('refuses a body over the limit', async () => {
    const response = await collector.post('web', Buffer.alloc(INGEST_LIMITS.wireBytes + 1));
    expect(response.status).toBe(413);
  });

  it.each([
    'application/json',
    'text/plain;charset=UTF-8',
    'application/x-sentry-envelope',
    'multipart/form-data',
  ])('ignores the content type %s', async (contentType) => {
    const body = envelopeOf(transactionPayload());
    expect((await collector.post('web', body, { headers: { 'content-type': contentType } })).status).toBe(
      200,
    );
  });
});

describe('the store endpoint', () => {
  it('takes one transaction as JSON', async () => {
    const payload = transactionPayload();
    const response = await collector.post('web', JSON.stringify(payload), { endpoint: 'store' });
    expect(await response.json()).toEqual({ id: payload['event_id'] });
    expect((await collector.get(`/api/0/events/web:${String(payload['event_id'])}/`)).body).toMatchObject({
      type: 'transaction',
    });
  });

  it('takes an envelope that says so', async () => {
    const event = transactionPayload();
    const headers = { 'content-type': 'application/x-sentry-envelope' };
    const response = await collector.post('web', envelopeOf(event), { endpoint: 'store', headers });
    expect(await response.json()).toEqual({ id: event['event_id'] });
  });

  it('takes anything else as an error event', async () => {
    const id = uniqueId();
    const body = JSON.stringify({
      event_id: id,
      exception: { values: [{ type: 'TypeError', value: 'no yarn' }] },
    });
    expect((await collector.post('web', body, { endpoint: 'store' })).status).toBe(200);
    expect((await collector.get(`/api/0/events/web:${id}/`)).body).toMatchObject({
      type: 'error',
      title: 'TypeError: no yarn',
    });
  });

  it.each([
    ['nothing', '', 400],
    ['no JSON', 'yarn', 400],
    ['too much', JSON.stringify({ padding: 'x'.repeat(INGEST_LIMITS.eventBytes) }), 413],
  ])('refuses %s', async (_name, body, status) => {
    expect((await collector.post('web', body, { endpoint: 'store' })).status).toBe(status);
  });
});
