import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../testing/manual-clock';
import { seededRandom } from '../../testing/seeded-random';
import { answerOf, settled } from '../../testing/scripted-post';
import { parseEnvelope } from '../envelope/envelope';
import { createDelivery } from './delivery';
import { createQueuedTransport } from './queued-transport';
import type { QueuedTransportOptions } from './delivery-options';
import type { ServerAnswer } from './rate-limits';

const STATUSES = [200, 200, 200, 200, 400, 403, 413, 429, 500, 503];
const LIMITS = [null, null, null, '1:transaction', '2:error;default', '1::key', '5:unknown'];
const BATCHES = [null, '1', '3', '10', '10', 'garbage'];

/** A server in a bad mood: it may answer anything, lose answers, or give none for five seconds. */
function moodyServer(random: () => number, clock: ManualClock) {
  const events = new Set<string>();
  const reports = new Map<string, number>();
  const oneOf = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  let requests = 0;

  function accept(body: string): void {
    for (const { headers, payload } of parseEnvelope(new TextEncoder().encode(body)).items) {
      const content = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
      if (headers.type !== 'client_report') events.add(String(content['id']));
      else reports.set(String(headers['report_id']), quantityOf(content['discarded_events']));
    }
  }

  function post(body: string): Promise<ServerAnswer> {
    requests += 1;
    const mood = server.isHealthy ? 1 : random();
    if (mood < 0.1) return Promise.reject(new Error('connect ECONNREFUSED'));
    if (mood < 0.2)
      return new Promise((_resolve, reject) => clock.schedule(5000, () => reject(new Error('no answer'))));
    const status = server.isHealthy ? 200 : oneOf(STATUSES);
    if (status === 200) accept(body);
    if (mood < 0.3) return Promise.reject(new Error('read ECONNRESET'));
    const rateLimits = server.isHealthy ? null : oneOf(LIMITS);
    return Promise.resolve(answerOf({ status, rateLimits, retryAfter: '1', batch: oneOf(BATCHES) }));
  }

  const server = { isHealthy: false, events, reports, post, requests: () => requests };
  return server;
}

function quantityOf(discarded: unknown): number {
  const entries = discarded as { category: string; quantity: number }[];
  return entries.reduce((sum, { category, quantity }) => sum + (category === 'span' ? 0 : quantity), 0);
}

describe.each([
  ['together', createQueuedTransport],
  [
    'one by one',
    (options: QueuedTransportOptions) =>
      createDelivery({ mostEvents: 20, mostCharacters: 1000, mostRequests: 4, ...options }),
  ],
])('the accounts of a transport that sends events %s', (_how, create) => {
  it.each(Array.from({ length: 100 }, (_, seed) => seed))(
    'add up, whatever the server does (seed %d)',
    async (seed) => {
      const random = seededRandom(seed);
      const clock = new ManualClock();
      const server = moodyServer(random, clock);
      const transport = create({
        post: server.post,
        clock,
        headers: {},
        random,
        mostEvents: 20,
      });
      let created = 0;
      const send = () => {
        created += 1;
        const isError = random() < 0.3;
        const [type, quantities] = isError
          ? (['event', { error: 1 }] as const)
          : (['transaction', { transaction: 1, span: 4 }] as const);
        const eventId = String(created);
        transport.send({
          type,
          eventId,
          payload: JSON.stringify({ id: eventId }),
          samplingContext: {},
          quantities,
        });
      };
      const lost = () =>
        [...transport.losses().values()].reduce(
          (sum, { transaction = 0, error = 0 }) => sum + transaction + error,
          0,
        );

      for (let turn = 0; turn < 60; turn += 1) {
        for (let count = Math.floor(random() * 8); count > 0; count -= 1) send();
        if (random() < 0.1) void transport.flush(100);
        clock.advance(random() * 2);
        await settled();
        const held = transport.undelivered().map(({ eventId }) => eventId);
        const heldOrReceived = new Set([...held, ...server.events]).size;
        expect(held.length).toBeLessThanOrEqual(20);
        expect(heldOrReceived + lost()).toBeGreaterThanOrEqual(created);
      }

      server.isHealthy = true;
      for (let turn = 0; turn < 60 && transport.undelivered().length > 0; turn += 1) {
        clock.advance(2);
        await settled();
      }
      clock.advance(60);
      const closed = transport.close();
      await settled();
      clock.advance(3);
      await closed;
      await settled();
      expect(transport.undelivered()).toEqual([]);
      expect(server.requests()).toBeLessThan(3 * created + 200);
      expect([...server.reports.values()].reduce((sum, quantity) => sum + quantity, 0)).toBe(lost());
      expect(clock.pending).toBe(0);
    },
  );
});
