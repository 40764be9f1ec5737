import { describe, expect, it } from '@jest/globals';
import { REQUEST_DEADLINE_MS } from '../../core/delivery/delivery-options';
import type { ServerAnswer } from '../../core/delivery/rate-limits';
import { ManualClock } from '../manual-clock';
import type { scriptedTransport } from '../scripted-post';
import { settled, TRANSACTION_LOST, type ScriptedOptions } from '../scripted-post';

type Start = (
  answers: Parameters<typeof scriptedTransport>[0],
  options?: ScriptedOptions,
) => ReturnType<typeof scriptedTransport>;

/** What a transport promises, whether it sends events together or one by one. */
export function describeTransport(start: Start): void {
  describeDelivery(start);
  describeBounds(start);
  describeFlush(start);
  describeClose(start);
}

function describeDelivery(start: Start): void {
  describe('delivering transactions', () => {
    it('begins at once, and goes on with at most four requests at a time', async () => {
      const { transport, posted, send, mostRequests, lost } = start([200]);
      for (let index = 0; index < 40; index += 1) send(`t${index}`);
      expect(posted).toHaveLength(1);
      expect(await transport.flush()).toBe(true);
      expect(posted).toHaveLength(40);
      expect(mostRequests()).toBe(4);
      expect(lost()).toEqual({});
    });

    it('says in the envelope when it was sent', async () => {
      const { transport, posted, send } = start([200]);
      send('t');
      await transport.flush();
      expect(posted[0]?.headers['sent_at']).toBe('2020-09-13T12:26:40.000Z');
    });

    it.each(['fails', 500, 503] as const)(
      'is tried again, ever more slowly, when the server %s',
      async (answer) => {
        const { clock, posted, send } = start([answer]);
        send('t');
        for (let second = 0; second < 100; second += 1) {
          await settled();
          clock.advance(1);
        }
        expect(posted.map(({ at }) => Math.floor(at))).toEqual([0, 1, 4, 10, 21, 43, 84]);
      },
    );

    it('tries one at a time while the server is away, and goes on with all of it after that', async () => {
      const { transport, clock, posted, send, lost } = start([
        200,
        'fails',
        'fails',
        'fails',
        'fails',
        'fails',
        200,
      ]);
      send('first');
      await settled();
      for (let index = 0; index < 10; index += 1) send(`t${index}`);
      await settled();
      expect(posted).toHaveLength(1 + 4);
      clock.advance(1.5);
      await settled();
      expect(posted).toHaveLength(1 + 5);
      clock.advance(3);
      await settled();
      expect(posted).toHaveLength(1 + 5 + 10);
      expect(await transport.flush()).toBe(true);
      expect(lost()).toEqual({});
    });

    it('makes at most twelve attempts in the first five minutes of an outage', async () => {
      const { clock, posted, send } = start(['fails']);
      send('t');
      for (let tenth = 0; tenth < 3000; tenth += 1) {
        await settled();
        clock.advance(0.1);
      }
      expect(posted).toHaveLength(12);
    });

    it.each([0, 0.5, 0.999])(
      'finds a server within ten seconds that has hung for twenty (%d)',
      async (random) => {
        const clock = new ManualClock();
        const begin = clock.nowInSeconds();
        const attempts: number[] = [];
        const answer = { status: 200, rateLimits: null, retryAfter: null, batch: null };
        const post = () => {
          attempts.push(clock.nowInSeconds() - begin);
          if (clock.nowInSeconds() >= begin + 20) return Promise.resolve(answer);
          return new Promise<never>((_resolve, reject) => {
            clock.schedule(REQUEST_DEADLINE_MS, () => reject(new Error('no answer in time')));
          });
        };
        const { transport, send } = start([200], { post, clock, random: () => random });
        send('t');
        for (let tenth = 0; tenth < 300; tenth += 1) {
          await settled();
          clock.advance(0.1);
        }
        expect(transport.undelivered()).toEqual([]);
        expect(attempts.at(-1)).toBeLessThan(30);
        expect(attempts).toHaveLength(4);
      },
    );

    it('sends an error like a transaction, and counts it as one', async () => {
      const { posted, send, lost } = start([200, 403]);
      send('a', { type: 'event', quantities: { error: 1 } });
      await settled();
      send('b', { type: 'event', quantities: { error: 1 } });
      await settled();
      expect(posted.map(({ items }) => items[0]?.headers)).toEqual([{ type: 'event' }, { type: 'event' }]);
      expect(lost()).toEqual({ send_error: { error: 1 } });
    });

    it('goes on with errors while only transactions are to pause, also with those that wait already', async () => {
      const { send, postedIds, lost } = start([{ status: 429, rateLimits: '60:transaction:key' }, 200]);
      for (const id of ['a', 'b']) send(id);
      send('error', { type: 'event', quantities: { error: 1 } });
      await settled();
      send('c');
      expect(postedIds()).toEqual([['a'], ['error']]);
      expect(lost()).toEqual({ ratelimit_backoff: { transaction: 3, span: 9 } });
    });

    it('obeys a pause that comes with a failure, too', async () => {
      const { send, clock, posted, lost } = start([{ status: 503, rateLimits: '60::key' }, 200]);
      send('a');
      await settled();
      clock.advance(2);
      await settled();
      expect(posted).toHaveLength(1);
      expect(lost()).toEqual({ ratelimit_backoff: TRANSACTION_LOST });
    });

    it.each([400, 401, 403, 413])(
      'gives up a transaction that the server refuses with %d',
      async (status) => {
        const { send, postedIds, lost } = start([status, 200]);
        send('refused');
        await settled();
        send('next');
        await settled();
        expect(postedIds()).toEqual([['refused'], ['next']]);
        expect(lost()).toEqual({ send_error: { transaction: 1, span: 3 } });
      },
    );

    it.each<[string, Partial<ServerAnswer>, number]>([
      ['429', { status: 429, retryAfter: '10' }, 2],
      ['a limit on an accepted one', { status: 200, rateLimits: '10:transaction:key' }, 1],
    ])('pauses after %s, and counts what is lost meanwhile', async (_case, answer, transaction) => {
      const { clock, send, postedIds, lost } = start([answer, 200]);
      send('first');
      await settled();
      send('in the pause');
      clock.advance(10);
      send('after it');
      await settled();
      expect(postedIds()).toEqual([['first'], ['after it']]);
      expect(lost()).toEqual({ ratelimit_backoff: { transaction, span: 3 * transaction } });
    });
  });
}

function describeBounds(start: Start): void {
  describe('the bounds of the queue', () => {
    it.each([
      ['events', { mostEvents: 10 }, 10],
      ['characters', { mostCharacters: 105 }, 9],
    ])('hold for %s, and what is over them is counted', async (_what, limits, held) => {
      const { send, lost } = start(['hangs'], limits);
      for (let index = 0; index < 25; index += 1) send(`t${index}`);
      await settled();
      expect(lost()).toEqual({ queue_overflow: { transaction: 25 - held, span: 3 * (25 - held) } });
    });
  });
}

function describeFlush(start: Start): void {
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

    it('waits for what was accepted before, and not for what comes after', async () => {
      const { transport, send } = start([200, 200, 'hangs']);
      for (const id of ['a', 'b']) send(id);
      const flushed = transport.flush();
      send('later');
      expect(await flushed).toBe(true);
      expect(transport.undelivered()).toHaveLength(1);
    });

    it('is true when something else is lost meanwhile', async () => {
      const { transport, send } = start([200]);
      send('a');
      const flushed = transport.flush();
      transport.recordLoss('before_send', TRANSACTION_LOST);
      expect(await flushed).toBe(true);
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
}

function describeClose(start: Start): void {
  describe('closing', () => {
    it('delivers what is left, and counts what comes after that', async () => {
      const { transport, posted, send, lost } = start([200]);
      send('t');
      expect(await transport.close()).toBe(true);
      send('late');
      expect(posted).toHaveLength(1);
      expect(lost()).toEqual({ send_error: { transaction: 1, span: 3 } });
    });

    it('is false once more when it is asked for twice, and loses nothing twice', async () => {
      const { transport, send, lost } = start(['fails']);
      send('t');
      expect(await transport.close()).toBe(false);
      await transport.close();
      expect(lost()).toEqual({ network_error: TRANSACTION_LOST });
    });

    it('ends when its last request does, also where there is something to report', async () => {
      const failing: (() => void)[] = [];
      const post = () =>
        new Promise<never>((_resolve, reject) => {
          failing.push(() => reject(new Error('connect ECONNREFUSED')));
        });
      const { transport, clock, send, lost } = start([200], { post });
      send('t');
      const closed = transport.close();
      clock.advance(2);
      expect(await closed).toBe(false);
      for (let round = 0; round < 3; round += 1) {
        for (const fail of failing) fail();
        await settled();
      }
      expect(failing).toHaveLength(1);
      expect(lost()).toEqual({ network_error: TRANSACTION_LOST });
    });

    it('counts what could not be delivered, and leaves no timer behind', async () => {
      const { transport, clock, send, lost } = start(['fails']);
      for (let index = 0; index < 6; index += 1) send(`t${index}`);
      await settled();
      expect(await transport.close()).toBe(false);
      await settled();
      expect(lost()).toEqual({ network_error: { transaction: 6, span: 18 } });
      expect(clock.pending).toBe(0);
    });
  });
}
