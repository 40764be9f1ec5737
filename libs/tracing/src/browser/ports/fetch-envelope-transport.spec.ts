/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as nodeUtil from 'node:util';
import { parseEnvelope, type OutgoingEvent, type Transport } from '../../core/index';
import { ManualClock } from '../../testing/manual-clock';
import { beaconWhereNeeded } from './beacon';
import { fetchEnvelopeTransport, type FetchEnvelopeTransportOptions } from './fetch-envelope-transport';

interface SentRequest {
  url: string;
  init: RequestInit & { body: string };
  answer: (status?: number, headers?: Record<string, string>) => void;
  fail: () => void;
}

let sent: SentRequest[];
let clock: ManualClock;
let transport: Transport;

function start(options: Partial<FetchEnvelopeTransportOptions> = {}): void {
  const fetch = (url: unknown, init: unknown) =>
    new Promise<Response>((resolve, reject) => {
      sent.push({
        url: String(url),
        init: init as SentRequest['init'],
        answer: (status = 200, headers = {}) =>
          resolve({ status, headers: new Headers(headers) } as unknown as Response),
        fail: () => reject(new TypeError('Failed to fetch')),
      });
    });
  const route = { url: 'https://collector.example/api/1/envelope/' };
  transport = fetchEnvelopeTransport({ route, sdkName: 'clew.testing', clock, fetch, ...options });
}

beforeEach(() => {
  Object.assign(globalThis, { TextEncoder: nodeUtil.TextEncoder, TextDecoder: nodeUtil.TextDecoder });
  sent = [];
  clock = new ManualClock();
  start();
});
afterEach(async () => {
  const closed = transport.close();
  clock.advance(2);
  await closed;
  setVisibility('visible');
});

const eventOf = (characters: number): OutgoingEvent => ({
  type: 'transaction',
  eventId: 'e'.repeat(32),
  payload: `"${'1'.repeat(characters)}"`,
  samplingContext: {},
  quantities: { transaction: 1, span: 1 },
});

/** Has the server answer once, so that more than one request at a time is allowed. */
async function answerOnce(headers?: Record<string, string>): Promise<void> {
  transport.send(eventOf(10));
  sent.pop()?.answer(200, headers);
  await settled();
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const itemsOf = ({ init }: SentRequest) => parseEnvelope(new nodeUtil.TextEncoder().encode(init.body)).items;
const typesOf = (request: SentRequest) => itemsOf(request).map(({ headers }) => headers.type);

function setVisibility(state: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
}

function leavePage(persisted = false): void {
  const event = new Event('pagehide');
  Object.defineProperty(event, 'persisted', { value: persisted });
  dispatchEvent(event);
}

describe('sending from a page', () => {
  it('posts text, which browsers send to other origins without a preflight', () => {
    transport.send(eventOf(10));
    const [request] = sent;
    expect(request?.url).toBe('https://collector.example/api/1/envelope/');
    expect(request?.init).toMatchObject({
      method: 'POST',
      keepalive: true,
      ...{ credentials: 'omit', referrerPolicy: 'strict-origin' },
    });
    // A body of text is sent as `text/plain`, unless a header says otherwise.
    expect(request?.init).not.toHaveProperty('headers');
    expect(request?.init.body.split('\n')).toHaveLength(3);
  });

  it('asks to be kept alive only for what browsers keep alive: 60 kB in flight', async () => {
    await answerOnce();
    for (const characters of [40_000, 40_000, 10_000]) transport.send(eventOf(characters));
    expect(sent.map(({ init }) => init.keepalive)).toEqual([true, false, true]);
    for (const { answer } of sent) answer();
    await settled();
    transport.send(eventOf(50_000));
    expect(sent.at(-1)?.init.keepalive).toBe(true);
  });

  it('counts bytes, not characters', () => {
    transport.send({ ...eventOf(0), payload: `"${'🧶'.repeat(16_000)}"` });
    expect(sent[0]?.init.keepalive).toBe(false);
  });

  it('never has more requests in flight than browsers keep alive, with one left for a report', async () => {
    await answerOnce();
    for (let count = 0; count < 20; count += 1) transport.send(eventOf(10));
    expect(sent).toHaveLength(14);
  });

  it('names the project in the envelope where the address does not', () => {
    start({ route: { url: '/tunnel', dsn: 'https://key@collector.example/1' } });
    transport.send(eventOf(10));
    expect(sent[0]?.url).toBe('/tunnel');
    const [header = ''] = sent[0]?.init.body.split('\n') ?? [];
    expect(JSON.parse(header)).toMatchObject({ dsn: 'https://key@collector.example/1' });
  });

  it('gives up an answer that takes five seconds', () => {
    jest.useFakeTimers();
    transport.send(eventOf(10));
    jest.advanceTimersByTime(4900);
    expect(sent[0]?.init.signal?.aborted).toBe(false);
    jest.advanceTimersByTime(200);
    expect(sent[0]?.init.signal?.aborted).toBe(true);
    jest.useRealTimers();
  });

  it.each([
    ['a hundred events', 10, 100],
    ['a mebi of characters', 100_000, 10],
  ])('holds at most %s, and counts what is over them', (_what, characters, held) => {
    for (let count = 0; count < held + 7; count += 1) transport.send(eventOf(characters));
    expect(transport.losses().get('queue_overflow')).toEqual({ transaction: 7, span: 7 });
  });

  it('sends one by one, also where the server takes several at once', async () => {
    await answerOnce({ 'x-clew-batch': '100' });
    for (let count = 0; count < 3; count += 1) transport.send(eventOf(10));
    expect(sent.map((request) => itemsOf(request).length)).toEqual([1, 1, 1]);
  });

  it('counts what a pause asked for by the server costs', async () => {
    transport.send(eventOf(10));
    sent[0]?.answer(429, { 'retry-after': '60' });
    await settled();
    transport.send(eventOf(10));
    expect(sent).toHaveLength(1);
    expect(transport.losses().get('ratelimit_backoff')).toEqual({ transaction: 2, span: 2 });
  });
});

describe('a page that goes', () => {
  /** What browsers do, in this order: the page is left, becomes hidden, and whoever made the tracer flushes it. */
  function close(): void {
    leavePage();
    setVisibility('hidden');
    void transport.flush();
  }

  it('counts and reports what is too large to outlive it, whether it waits or is on its way', () => {
    transport.send(eventOf(70_000));
    transport.send(eventOf(80_000));
    transport.send(eventOf(10));
    close();
    expect(sent.map(typesOf)).toEqual([['transaction'], ['transaction'], ['client_report']]);
    expect(sent.slice(1).every(({ init }) => init.keepalive)).toBe(true);
    expect(transport.losses().get('network_error')).toEqual({ transaction: 2, span: 2 });
  });

  it('does so when it was hidden before, too', () => {
    setVisibility('hidden');
    transport.send(eventOf(70_000));
    leavePage();
    expect(sent.map(typesOf)).toEqual([['transaction'], ['client_report']]);
  });

  it('loses nothing when it may come back', async () => {
    transport.send(eventOf(70_000));
    leavePage(true);
    setVisibility('hidden');
    void transport.flush();
    sent[0]?.fail();
    await settled();
    clock.advance(2);
    expect(sent).toHaveLength(2);
    expect(transport.losses().size).toBe(0);
  });

  it('sends beacons where fetch cannot outlive it', async () => {
    const beacons: string[] = [];
    Object.assign(globalThis, { Request: class {} });
    Object.assign(navigator, { sendBeacon: (url: string, body: string) => beacons.push(url + body) });
    start({ beacon: beaconWhereNeeded() });
    transport.send(eventOf(10));
    transport.send(eventOf(20));
    close();
    await settled();
    expect([sent.length, beacons.length]).toEqual([1, 1]);
    Reflect.deleteProperty(globalThis, 'Request');
  });
});
