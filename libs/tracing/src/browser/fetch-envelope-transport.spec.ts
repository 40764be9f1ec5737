import { beforeEach, describe, expect, it } from '@jest/globals';
import { parseDsn, type OutgoingEvent, type Transport } from '../core/index';
import { ManualClock } from '../testing/index';
import { fetchEnvelopeTransport } from './fetch-envelope-transport';

interface SentRequest {
  url: string;
  init: RequestInit & { body: string };
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

const eventOf = (characters: number): OutgoingEvent => ({
  type: 'transaction',
  eventId: 'e'.repeat(32),
  payload: '1'.repeat(characters),
  samplingContext: {},
  quantities: { transaction: 1, span: 1 },
});

/** Has the server answer once, so that more than one request at a time is allowed. */
async function answerOnce(): Promise<void> {
  transport.send(eventOf(10));
  sent.pop()?.answer(new Response());
  await transport.flush();
}

describe('sending from a page', () => {
  it('posts plain text with the key in the query, so that no preflight is needed', () => {
    transport.send(eventOf(10));
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
    expect(request?.init.body.split('\n')).toHaveLength(3);
  });

  it('asks to be kept alive only for what browsers keep alive: 60 kB in flight', async () => {
    await answerOnce();
    transport.send(eventOf(40_000));
    transport.send(eventOf(40_000));
    transport.send(eventOf(10_000));
    expect(sent.map(({ init }) => init.keepalive)).toEqual([true, false, true]);
    for (const { answer } of sent) answer(new Response());
    await transport.flush();
    transport.send(eventOf(50_000));
    expect(sent.at(-1)?.init.keepalive).toBe(true);
  });

  it('never has more requests in flight than browsers keep alive', async () => {
    await answerOnce();
    for (let count = 0; count < 20; count += 1) transport.send(eventOf(10));
    expect(sent).toHaveLength(15);
  });

  it('counts what a pause asked for by the server costs', async () => {
    transport.send(eventOf(10));
    sent[0]?.answer(new Response(null, { status: 429, headers: { 'retry-after': '60' } }));
    void transport.flush();
    await new Promise((resolve) => setImmediate(resolve));
    transport.send(eventOf(10));
    expect(sent.filter(({ init }) => init.body.includes('"type":"transaction"'))).toHaveLength(1);
    expect(transport.losses().get('ratelimit_backoff')?.transaction).toBe(2);
  });
});
