import { describe, expect, it } from '@jest/globals';
import { describeTransport } from '../../testing/contracts/transport/transport.contract';
import {
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
