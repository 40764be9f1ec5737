import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../testing/index';
import { parseEnvelope } from './envelope';
import { createQueuedTransport, type QueuedTransport, type QueuedTransportOptions } from './queued-transport';
import type { ServerAnswer } from './rate-limits';

type Answer = number | 'fails' | 'hangs' | Partial<ServerAnswer>;

/** A server that gives the scripted answers in order, the last one for ever, and notes when it was asked. */
function start(answers: Answer[], limits: Partial<QueuedTransportOptions> = {}) {
  const clock = new ManualClock();
  const asked: { at: number; id: string; sentAt: unknown }[] = [];
  const begin = clock.nowInSeconds();
  let requests = 0;
  let mostRequests = 0;
  const post = async (body: string): Promise<ServerAnswer> => {
    requests += 1;
    mostRequests = Math.max(mostRequests, requests);
    const { headers } = parseEnvelope(new TextEncoder().encode(body));
    asked.push({
      at: clock.nowInSeconds() - begin,
      id: String(headers['event_id']),
      sentAt: headers['sent_at'],
    });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === 'hangs') await new Promise(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    requests -= 1;
    if (answer === 'fails') throw new Error('connect ECONNREFUSED');
    const status = typeof answer === 'number' ? answer : 200;
    const headerless = { rateLimits: null, retryAfter: null, batch: null };
    return { status, ...headerless, ...(typeof answer === 'object' ? answer : {}) };
  };
  const transport = createQueuedTransport({ post, clock, headers: {}, random: () => 0.5, ...limits });
  const send = (eventId: string, characters = 10): void =>
    transport.send({
      type: 'transaction',
      eventId,
      payload: '1'.repeat(characters),
      samplingContext: {},
      quantities: { transaction: 1, span: 3 },
    });
  return { transport, clock, asked, send, mostRequests: () => mostRequests };
}

/** Until all promises that can settle now have done so. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const lost = (transport: QueuedTransport): object => Object.fromEntries(transport.losses());

describe('delivering transactions', () => {
  it('begins at once, and goes on with at most four requests at a time', async () => {
    const { transport, asked, send, mostRequests } = start([200]);
    for (let index = 0; index < 40; index += 1) send(`t${index}`);
    expect(asked).toHaveLength(1);
    expect(await transport.flush()).toBe(true);
    expect(asked).toHaveLength(40);
    expect(mostRequests()).toBe(4);
    expect(lost(transport)).toEqual({});
  });

  it('says in the envelope when it was sent', async () => {
    const { transport, asked, send } = start([200]);
    send('t');
    await transport.flush();
    expect(asked[0]?.sentAt).toBe('2020-09-13T12:26:40.000Z');
  });

  it.each(['fails', 500, 503] as const)(
    'is tried again, ever more slowly, when the server %s',
    async (answer) => {
      const { clock, asked, send } = start([answer]);
      send('t');
      for (let second = 0; second < 100; second += 1) {
        await settled();
        clock.advance(1);
      }
      expect(asked.map(({ at }) => Math.floor(at))).toEqual([0, 1, 4, 10, 21, 43, 84]);
    },
  );

  it('tries one at a time while the server is away, and goes on with all of it after that', async () => {
    const { transport, clock, asked, send } = start([200, 'fails', 'fails', 'fails', 'fails', 'fails', 200]);
    send('first');
    await settled();
    for (let index = 0; index < 10; index += 1) send(`t${index}`);
    await settled();
    expect(asked).toHaveLength(1 + 4);
    clock.advance(1.5);
    await settled();
    expect(asked).toHaveLength(1 + 5);
    clock.advance(3);
    await settled();
    expect(asked).toHaveLength(1 + 5 + 10);
    expect(await transport.flush()).toBe(true);
    expect(lost(transport)).toEqual({});
  });

  it.each([400, 401, 403, 413])('gives up a transaction that the server refuses with %d', async (status) => {
    const { transport, asked, send } = start([status, 200]);
    send('refused');
    await settled();
    send('next');
    await settled();
    expect(asked.map(({ id }) => id)).toEqual(['refused', 'next']);
    expect(lost(transport)).toEqual({ send_error: { transaction: 1, span: 3 } });
  });

  it.each<[string, Partial<ServerAnswer>, number]>([
    ['429', { status: 429, retryAfter: '10' }, 2],
    ['a limit on an accepted one', { status: 200, rateLimits: '10:transaction:key' }, 1],
  ])('pauses after %s, and counts what is lost meanwhile', async (_case, answer, transaction) => {
    const { transport, clock, asked, send } = start([answer, 200]);
    send('first');
    await settled();
    send('in the pause');
    clock.advance(10);
    send('after it');
    await settled();
    expect(asked.map(({ id }) => id)).toEqual(['first', 'after it']);
    expect(lost(transport)).toEqual({ ratelimit_backoff: { transaction, span: 3 * transaction } });
  });
});

describe('the bounds of the queue', () => {
  it.each([
    ['events', { mostEvents: 10 }, 10],
    ['characters', { mostCharacters: 95 }, 9],
  ])('hold for %s, and what is over them is counted', async (_what, limits, held) => {
    const { transport, send } = start(['hangs'], limits);
    for (let index = 0; index < 25; index += 1) send(`t${index}`);
    await settled();
    expect(lost(transport)).toEqual({ queue_overflow: { transaction: 25 - held, span: 3 * (25 - held) } });
  });
});

describe('flushing', () => {
  it('is true at once when there is nothing to deliver', async () => {
    expect(await start([200]).transport.flush()).toBe(true);
  });

  it('is false when time is up', async () => {
    const { transport, clock, send } = start(['hangs']);
    send('t');
    const flushed = transport.flush(2000);
    await settled();
    clock.advance(2);
    expect(await flushed).toBe(false);
    expect(clock.pending).toBe(0);
  });

  it('is false at once when the server cannot be reached, since waiting would not help', async () => {
    const { transport, send } = start(['fails']);
    send('t');
    expect(await transport.flush()).toBe(false);
  });

  it('is false when the server has refused something meanwhile', async () => {
    const { transport, send } = start([200, 400]);
    send('a');
    send('b');
    expect(await transport.flush()).toBe(false);
  });

  it('does not wait for the backoff', async () => {
    const { transport, send } = start(['fails', 200]);
    send('t');
    await settled();
    expect(await transport.flush()).toBe(true);
  });
});

describe('closing', () => {
  it('delivers what is left, and counts what comes after that', async () => {
    const { transport, asked, send } = start([200]);
    send('t');
    expect(await transport.close()).toBe(true);
    send('late');
    expect(asked).toHaveLength(1);
    expect(lost(transport)).toEqual({ send_error: { transaction: 1, span: 3 } });
  });

  it('counts what could not be delivered, and leaves no timer behind', async () => {
    const { transport, clock, send } = start(['fails']);
    for (let index = 0; index < 6; index += 1) send(`t${index}`);
    await settled();
    expect(await transport.close()).toBe(false);
    await settled();
    expect(lost(transport)).toEqual({ network_error: { transaction: 6, span: 18 } });
    expect(clock.pending).toBe(0);
  });
});
