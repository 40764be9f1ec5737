import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  parseDsn,
  systemClock,
  type LossReason,
  type OutgoingEvent,
  type Quantities,
} from '../../core/index';
import { startFakeCollector, type FakeCollector } from '../../testing/servers/fake-collector';
import { startFaultyProxy, type FaultyProxy, type ProxyMode } from '../../testing/servers/faulty-proxy';
import { createAsyncLocalActiveSpan } from '../async-local-active-span';
import { envelopeEndpoint } from './envelope-endpoint';
import { createHttpEnvelopeTransport, type HttpEnvelopeTransport } from './http-envelope-transport';

// Deadlines and pauses are real here; all ways to fail are tried at the same time.
jest.setTimeout(60_000);

type Fault = Exclude<ProxyMode, 'passes'> | 'answers 500' | 'answers 429';

const FAULTS: Fault[] = [
  ...(['refuses', 'hangs', 'trickles', 'resets', 'loses answers', 'hangs up'] as const),
  ...(['answers 500', 'answers 429'] as const),
];

/** What happened to one host whose collector failed for a while. */
interface Outage {
  /** At every moment: what the host made, what its transport holds, and what became of the rest. */
  samples: { created: number; held: number; lost: number; received: number }[];
  createdInAll: number;
  heldAtMost: number;
  /** How long after the fault the first event came through again. */
  secondsToResume: number;
  closed: boolean;
  receivedInAll: number;
  losses: Partial<Record<LossReason, Quantities>>;
  reported: unknown;
}

const MOST_HELD = 1000;
const stopping: (() => Promise<void>)[] = [];

let sequence = 0;

function nextEvent(): OutgoingEvent {
  sequence += 1;
  const event_id = sequence.toString(16).padStart(32, '0');
  const isError = sequence % 10 === 0;
  return {
    type: isError ? 'event' : 'transaction',
    eventId: event_id,
    payload: JSON.stringify({ event_id, transaction: 'GET /yarns' }),
    samplingContext: { trace_id: event_id },
    quantities: isError ? { error: 1 } : { transaction: 1, span: 1 + (sequence % 7) },
  };
}

async function suffer(fault: Fault): Promise<Outage> {
  const collector = await startFakeCollector({ batch: 100 });
  const proxy = await startFaultyProxy(collector.port);
  stopping.push(collector.stop, proxy.stop);
  const dsn = parseDsn(collector.dsn.replace(String(collector.port), String(proxy.port)));
  const transport = createHttpEnvelopeTransport({
    endpoint: envelopeEndpoint(dsn, { name: 'clew.test', version: '1' }),
    clock: systemClock,
    activeSpan: createAsyncLocalActiveSpan(),
  });
  const outage = watch(transport, collector);

  outage.create(50);
  await transport.flush(10_000);
  await begin(fault, proxy, collector);
  for (let turn = 0; turn < 30; turn += 1) {
    outage.create(50);
    await pass(100);
  }
  const before = collector.received.length;
  await proxy.set('passes');
  collector.answerWith(200);
  const healed = performance.now();
  while (collector.received.length === before) {
    outage.create(1);
    await pass(100);
  }
  const secondsToResume = (performance.now() - healed) / 1000;
  while (transport.undelivered().length > 0) await pass(100);
  const closed = await transport.close(10_000);
  return { ...outage.end(), secondsToResume, closed };
}

const pass = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function begin(fault: Fault, proxy: FaultyProxy, collector: FakeCollector): Promise<void> {
  if (fault === 'answers 500') collector.answerWith(500);
  else if (fault === 'answers 429')
    collector.answerWith(429, { 'x-sentry-rate-limits': '1:transaction;span:key' });
  else await proxy.set(fault);
}

function watch(transport: HttpEnvelopeTransport, collector: FakeCollector) {
  const samples: Outage['samples'] = [];
  let created = 0;
  const eventsReceived = () => new Set(collector.received.map(({ event }) => event.event_id)).size;
  const eventsLost = () =>
    [...transport.losses().values()].reduce(
      (sum, { transaction = 0, error = 0 }) => sum + transaction + error,
      0,
    );
  return {
    create(count: number) {
      for (let index = 0; index < count; index += 1) transport.send(nextEvent());
      created += count;
      const held = transport.undelivered().length;
      samples.push({ created, held, lost: eventsLost(), received: eventsReceived() });
    },
    end: () => ({
      samples,
      createdInAll: created,
      heldAtMost: Math.max(...samples.map(({ held }) => held)),
      receivedInAll: eventsReceived(),
      losses: Object.fromEntries(transport.losses()) as Outage['losses'],
      reported: collector.reportedLosses(),
    }),
  };
}

let outages: Map<Fault, Outage>;

beforeAll(async () => {
  const ended = FAULTS.map(async (fault) => [fault, await suffer(fault)] as const);
  outages = new Map(await Promise.all(ended));
});
afterAll(() => Promise.all(stopping.map((stop) => stop())));

describe.each(FAULTS)('a collector that %s for a while', (fault) => {
  let outage: Outage;
  beforeAll(() => {
    outage = outages.get(fault) as Outage;
  });

  it('leaves nothing unaccounted for at any moment: created = delivered + lost + held', () => {
    for (const { created, held, lost, received } of outage.samples) {
      // What was received and not answered is held as well, so that the sum may be more, but never less.
      expect(received + lost + held).toBeGreaterThanOrEqual(created);
      expect(lost + held).toBeLessThanOrEqual(created);
    }
  });

  it('makes the transport hold no more than it may', () => {
    expect(outage.heldAtMost).toBeLessThanOrEqual(MOST_HELD);
  });

  it('gets events again within ten seconds after it works', () => {
    expect(outage.secondsToResume).toBeLessThan(10);
    expect(outage.closed).toBe(true);
  });

  it('has in the end what was created, or a report of its loss, to the last span', () => {
    const { losses, receivedInAll, createdInAll, reported } = outage;
    const lost = Object.values(losses).map(({ transaction = 0, error = 0 }) => transaction + error);
    expect(receivedInAll + lost.reduce((sum, count) => sum + count, 0)).toBe(createdInAll);
    expect(reported).toEqual(losses);
    const reason = fault === 'answers 429' ? 'ratelimit_backoff' : 'queue_overflow';
    expect(Object.keys(losses)).toEqual([reason]);
  });
});
