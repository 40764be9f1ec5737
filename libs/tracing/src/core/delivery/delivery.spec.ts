import { describe, expect, it } from '@jest/globals';
import { describeTransport } from '../../testing/contracts/transport/transport.contract';
import {
  answerOf,
  scriptedTransport,
  settled,
  TRANSACTION_LOST,
  type StartTransport,
} from '../../testing/scripted-post';
import { createDelivery } from './delivery';

const BOUNDS = { mostEvents: 1000, mostCharacters: 4 * 1024 * 1024, mostRequests: 4 };

const start: StartTransport = (answers, options) =>
  scriptedTransport(answers, options, (given) => createDelivery({ ...BOUNDS, ...given }));

describe('a transport that sends events one by one', () => {
  describeTransport(start);

  it('does so where the server takes several, too', async () => {
    const { transport, send, postedIds } = start([{ status: 200, batch: '100' }]);
    for (const id of ['a', 'b', 'c']) send(id);
    expect(await transport.flush()).toBe(true);
    expect(postedIds()).toEqual([['a'], ['b'], ['c']]);
  });

  it.each(['throws', 'throws while it is flushed'])(
    'counts a post that %s as failed, and goes on',
    async (how) => {
      const arrived: string[] = [];
      let calls = 0;
      const post = (body: string) => {
        calls += 1;
        if (calls === 1) throw new Error('of a wrapper of fetch');
        arrived.push(body);
        return Promise.resolve(answerOf({ status: 200 }));
      };
      const { transport, clock, send, lost } = start([200], { post });
      for (const id of ['a', 'b', 'c']) send(id);
      if (how !== 'throws') void transport.flush();
      await settled();
      expect(arrived.length + transport.undelivered().length).toBe(3);
      clock.advance(2);
      await settled();
      expect([arrived.length, transport.undelivered(), lost()]).toEqual([3, [], {}]);
      expect(await transport.close()).toBe(true);
    },
  );

  it('never sets a timer to more than timers can take, whatever it is told to wait', async () => {
    const delays: number[] = [];
    const schedule = (delayMs: number) => {
      delays.push(delayMs);
      return () => undefined;
    };
    const { transport, send } = start(['hangs'], { clock: { nowInSeconds: () => 0, schedule } });
    send('t');
    void transport.flush(Infinity);
    await settled();
    expect(Math.max(...delays)).toBeLessThan(2 ** 31);
  });

  it('reports what was lost when the application leaves, once', async () => {
    const { transport, send, postedReports } = start([403, 200]);
    send('refused');
    await settled();
    expect(postedReports()).toEqual([]);
    await transport.flush();
    await transport.close();
    expect(postedReports().map(({ discarded }) => discarded)).toEqual([
      Object.entries(TRANSACTION_LOST).map(([category, quantity]) => ({
        ...{ reason: 'send_error', category, quantity },
      })),
    ]);
  });
});
