import { describe, expect, it } from '@jest/globals';
import { REQUEST_DEADLINE_MS } from '../../../core/delivery/delivery-options';
import { ManualClock } from '../../manual-clock';
import { answerOf, settled, type StartTransport } from '../../scripted-post';

/** What a transport does while the server cannot be reached, and when it can again. */
export function describeOutages(start: StartTransport): void {
  describe('delivering while the server is away', () => {
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
        const answer = answerOf({});
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
  });
}
