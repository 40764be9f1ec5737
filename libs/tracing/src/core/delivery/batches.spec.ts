import { describe, expect, it } from '@jest/globals';
import {
  scriptedTransport as start,
  settled,
  TRANSACTION_LOST,
  type ScriptedAnswer,
  type TransportUnderTest,
} from '../../testing/scripted-post';

const announcing = (batch: string): ScriptedAnswer => ({ status: 200, batch });

/** A transport whose server has said what it takes, and that has nothing more to do. */
async function afterAnnouncement(
  answers: ScriptedAnswer[],
  options?: Parameters<typeof start>[1],
): Promise<TransportUnderTest> {
  const underTest = start(answers, options);
  underTest.send('first');
  await settled();
  underTest.posted.length = 0;
  return underTest;
}

const sendMany = (send: TransportUnderTest['send'], count: number): void => {
  for (let index = 0; index < count; index += 1) send(`t${index}`);
};
const sizes = ({ postedIds }: TransportUnderTest): number[] => postedIds().map((ids) => ids.length);

describe('a server that takes several events in one envelope', () => {
  it('gets one by one until it has said so', async () => {
    const underTest = start([announcing('100')]);
    sendMany(underTest.send, 50);
    await settled();
    underTest.clock.advance(0.1);
    expect(sizes(underTest)).toEqual([1, 49]);
  });

  it('gets those of a tenth of a second together, each with its trace', async () => {
    const underTest = await afterAnnouncement([announcing('100')]);
    const { clock, posted, send } = underTest;
    sendMany(send, 3);
    clock.advance(0.09);
    expect(posted).toEqual([]);
    clock.advance(0.02);
    expect(posted).toMatchObject([
      {
        headers: { sent_at: expect.any(String) },
        items: ['t0', 't1', 't2'].map((id) => ({
          headers: { type: 'transaction', trace: { transaction: id } },
          payload: { id },
        })),
      },
    ]);
    for (const name of ['event_id', 'trace']) expect(posted[0]?.headers).not.toHaveProperty(name);
  });

  it('gets one that was alone in that time in the form that every server takes', async () => {
    const { clock, posted, send } = await afterAnnouncement([announcing('100')]);
    send('t');
    clock.advance(0.1);
    expect(posted).toMatchObject([
      {
        headers: { event_id: 't', trace: { transaction: 't' } },
        items: [{ headers: { type: 'transaction' } }],
      },
    ]);
    expect(posted[0]?.items[0]?.headers).not.toHaveProperty('trace');
  });

  it('gets a full batch, and what is flushed, at once', async () => {
    const underTest = await afterAnnouncement([announcing('10')]);
    sendMany(underTest.send, 25);
    expect(sizes(underTest)).toEqual([10, 10]);
    expect(await underTest.transport.flush()).toBe(true);
    expect(sizes(underTest)).toEqual([10, 10, 5]);
    expect(underTest.clock.pending).toBe(0);
  });

  it('gets no envelope larger than agreed, unless a single event is', async () => {
    const payloads = [100, 100, 100, 900, 100].map((length) => JSON.stringify({ id: 'x'.repeat(length) }));
    const underTest = await afterAnnouncement([announcing('100')], { mostBatchCharacters: 250 });
    for (const payload of payloads) underTest.send('t', { payload });
    await underTest.transport.flush();
    expect(sizes(underTest)).toEqual([2, 1, 1, 1]);
  });

  it('gets them together again after a failure, and no more at once than before', async () => {
    const underTest = await afterAnnouncement([announcing('10'), 'fails', announcing('10')]);
    sendMany(underTest.send, 15);
    await settled();
    underTest.clock.advance(2);
    await settled();
    expect(sizes(underTest)).toEqual([10, 10, 5]);
    expect(underTest.postedIds()[1]).toEqual(underTest.postedIds()[0]);
  });

  it.each([413, 400])('gets each of a batch that it refuses with %d once more, alone', async (status) => {
    const answers = [announcing('3'), status, 200, 413, announcing('3')];
    const underTest = await afterAnnouncement(answers);
    sendMany(underTest.send, 3);
    await settled();
    expect(underTest.postedIds()).toEqual([['t0', 't1', 't2'], ['t0'], ['t1'], ['t2']]);
    expect(underTest.lost()).toEqual({ send_error: TRANSACTION_LOST });
  });

  it('gets one by one again when it says no more that it takes several', async () => {
    const underTest = await afterAnnouncement([announcing('10'), 200]);
    sendMany(underTest.send, 10);
    await settled();
    sendMany(underTest.send, 2);
    await settled();
    expect(sizes(underTest)).toEqual([10, 1, 1]);
  });

  it.each([
    ['0', 1],
    ['-5', 1],
    ['many', 1],
    ['', 1],
    ['100, 100', 1],
    ['Infinity', 500],
    ['2.9', 2],
    ['501', 500],
  ])('that says %j gets at most %d', async (batch, most) => {
    const underTest = await afterAnnouncement([announcing(batch)]);
    sendMany(underTest.send, 600);
    expect(Math.max(...sizes(underTest))).toBe(most);
  });

  it('gets a thousand that finish at once in a few requests', async () => {
    const underTest = await afterAnnouncement([announcing('100')]);
    sendMany(underTest.send, 1000);
    expect(await underTest.transport.flush()).toBe(true);
    expect(underTest.posted).toHaveLength(10);
    expect(underTest.lost()).toEqual({});
  });
});
