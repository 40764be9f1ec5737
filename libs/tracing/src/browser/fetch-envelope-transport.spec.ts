import { beforeEach, describe, expect, it } from '@jest/globals';
import { parseDsn, parseEnvelope, type Envelope, type Transport } from '../core/index';
import { ManualClock } from '../testing/index';
import { fetchEnvelopeTransport } from './fetch-envelope-transport';

interface SentRequest {
  url: string;
  init: RequestInit & { body: Uint8Array };
  answer: (response: Response) => void;
}

let sent: SentRequest[];
let transport: Transport;

beforeEach(() => {
  sent = [];
  const fetch = (url: unknown, init: unknown) =>
    new Promise<Response>((answer) =>
      sent.push({ url: String(url), init: init as SentRequest['init'], answer }),
    );
  const dsn = parseDsn('https://key@collector.example/below/1');
  transport = fetchEnvelopeTransport({ dsn, sdkName: 'clew.testing', clock: new ManualClock(), fetch });
});

const envelopeOf = (bytes: number): Envelope => ({
  headers: {},
  items: [{ headers: { type: 'transaction' }, payload: new Uint8Array(bytes) }],
});

describe('sending from a page', () => {
  it('posts plain text with the key in the query, so that no preflight is needed', () => {
    transport.send(envelopeOf(10), 1);
    const [request] = sent;
    expect(request?.url).toMatch(
      /^https:\/\/collector\.example\/below\/api\/1\/envelope\/\?sentry_key=key&sentry_version=7&sentry_client=clew\.testing%2F/,
    );
    expect(request?.init).toMatchObject({
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      credentials: 'omit',
    });
    expect(parseEnvelope(request?.init.body ?? new Uint8Array()).items).toHaveLength(1);
  });

  it('asks to be kept alive only for what browsers keep alive: 60 kB in flight', async () => {
    transport.send(envelopeOf(40_000), 1);
    transport.send(envelopeOf(40_000), 1);
    transport.send(envelopeOf(10_000), 1);
    expect(sent.map(({ init }) => init.keepalive)).toEqual([true, false, true]);
    for (const { answer } of sent) answer(new Response());
    await transport.flush();
    transport.send(envelopeOf(50_000), 1);
    expect(sent.at(-1)?.init.keepalive).toBe(true);
  });

  it('never has more requests in flight than browsers keep alive', () => {
    for (let count = 0; count < 20; count += 1) transport.send(envelopeOf(10), 1);
    expect(sent).toHaveLength(15);
  });

  it('counts what a pause asked for by the server costs', async () => {
    transport.send(envelopeOf(10), 1);
    sent[0]?.answer(new Response(null, { status: 429, headers: { 'retry-after': '60' } }));
    await transport.flush();
    transport.send(envelopeOf(10), 1);
    expect(sent).toHaveLength(1);
    expect(transport.losses().get('ratelimit_backoff')?.transactions).toBe(2);
  });
});
