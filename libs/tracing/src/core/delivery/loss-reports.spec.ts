import { describe, expect, it } from '@jest/globals';
import { scriptedTransport as start, settled, TRANSACTION_LOST } from '../../testing/scripted-post';

const transactions = (reason: string, count: number) => [
  { reason, category: 'transaction', quantity: count },
  { reason, category: 'span', quantity: 3 * count },
];

describe('the report of what was lost', () => {
  it('travels with the next event, by reason and category', async () => {
    const { transport, send, posted, postedReports } = start([200]);
    transport.recordLoss('before_send', TRANSACTION_LOST);
    transport.recordLoss('before_send', { error: 2 });
    transport.recordLoss('buffer_overflow', { span: 5 });
    send('t');
    await settled();
    expect(posted[0]?.items.map(({ headers }) => headers.type)).toEqual(['transaction', 'client_report']);
    expect(postedReports()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        discarded: [
          ...transactions('before_send', 1),
          { reason: 'before_send', category: 'error', quantity: 2 },
          { reason: 'buffer_overflow', category: 'span', quantity: 5 },
        ],
      },
    ]);
  });

  it('travels at most every thirty seconds, with the sum of what was lost meanwhile', async () => {
    const { transport, clock, send, posted, postedReports } = start([200]);
    for (let second = 0; second < 60; second += 1) {
      transport.recordLoss('ignored', TRANSACTION_LOST);
      send(`t${second}`);
      await settled();
      clock.advance(1);
    }
    expect(posted).toHaveLength(60);
    expect(postedReports().map(({ discarded }) => discarded)).toEqual([
      transactions('ignored', 1),
      transactions('ignored', 30),
    ]);
  });

  it('travels alone when the application leaves, which waits for it', async () => {
    const { transport, posted, postedReports } = start([200]);
    transport.recordLoss('ignored', TRANSACTION_LOST);
    expect(await transport.flush()).toBe(true);
    expect(postedReports()).toHaveLength(1);
    transport.recordLoss('ignored', TRANSACTION_LOST);
    await transport.flush();
    expect(posted).toHaveLength(1);
    await transport.close();
    expect(postedReports()).toHaveLength(2);
    expect(posted[1]?.headers).not.toHaveProperty('event_id');
  });

  it('tells of what the last request has lost, too', async () => {
    const { transport, send, postedReports } = start([403, 200]);
    send('t');
    expect(await transport.close()).toBe(false);
    expect(postedReports().map(({ discarded }) => discarded)).toEqual([transactions('send_error', 1)]);
  });

  it('is not held back by a pause for all events', async () => {
    const { transport, send, postedReports } = start([429, 200]);
    send('t');
    await settled();
    await transport.flush();
    expect(postedReports().map(({ discarded }) => discarded)).toEqual([transactions('ratelimit_backoff', 1)]);
  });

  it('is sent again word for word until it has arrived, and what is lost meanwhile with the next', async () => {
    const { transport, clock, send, postedReports } = start(['fails', 'fails', 503, 200]);
    transport.recordLoss('ignored', TRANSACTION_LOST);
    send('t');
    for (let turn = 0; turn < 4; turn += 1) {
      await settled();
      transport.recordLoss('before_send', { error: 1 });
      clock.advance(31);
    }
    await transport.close();
    const reports = postedReports();
    expect(new Set(reports.slice(0, -1).map(({ id }) => id)).size).toBe(1);
    expect(
      reports.slice(0, -1).every(({ discarded }) => Array.isArray(discarded) && discarded.length === 2),
    ).toBe(true);
    expect(reports.at(-1)?.id).not.toBe(reports[0]?.id);
    expect(reports.at(-1)?.discarded).toEqual([{ reason: 'before_send', category: 'error', quantity: 4 }]);
  });

  it.each([403, 429, 500, 'fails'] as const)(
    'is not insisted on when the last answer is %s',
    async (answer) => {
      const { transport, posted } = start([answer]);
      transport.recordLoss('ignored', TRANSACTION_LOST);
      await transport.close();
      await settled();
      expect(posted).toHaveLength(1);
    },
  );

  it('is given up with a page that it cannot outlive', async () => {
    let attempts = 0;
    const post = () => {
      attempts += 1;
      return undefined;
    };
    const { transport } = start([200], { post });
    transport.recordLoss('ignored', TRANSACTION_LOST);
    await transport.close();
    expect(attempts).toBe(1);
  });

  it('never costs an event: refused together, the event goes once more alone', async () => {
    const { transport, send, postedIds, lost } = start([400, 200]);
    transport.recordLoss('ignored', { error: 1 });
    send('t');
    await settled();
    expect(postedIds()).toEqual([['t'], ['t']]);
    expect(lost()).toEqual({ ignored: { error: 1 } });
  });

  it('counts as one of the items that the server takes', async () => {
    const { transport, send, posted } = start([{ status: 200, batch: '10' }]);
    send('first');
    await settled();
    transport.recordLoss('ignored', { error: 1 });
    for (let index = 0; index < 10; index += 1) send(`t${index}`);
    await transport.flush();
    expect(posted.map(({ items }) => items.length)).toEqual([1, 10, 1]);
  });
});
