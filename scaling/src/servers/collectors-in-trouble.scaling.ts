import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { killLeftOverCollectors, startCollector } from '../harness/collector';
import { until } from '../harness/own-process';
import { scratchDirectory } from '../harness/scratch-directory';
import { keepSending, send, transaction } from '../harness/send-transactions';
import { listed, statsOf, TwoCollectors } from '../harness/two-collectors';

const ACKNOWLEDGED = 2_000;

const directory = scratchDirectory();
killLeftOverCollectors();

describe('two collectors over one ClickHouse, in trouble', () => {
  let both: TwoCollectors;
  beforeAll(async () => {
    both = await TwoCollectors.start(directory);
  });
  afterAll(() => both.stop());

  it('lose nothing that was acknowledged when one is killed under load, and count it exactly', async () => {
    const { server, one, other } = both;
    expect((await send(other, transaction('GET /before')))?.status).toBe(200);
    const before = (await statsOf(other))['web'];
    if (before === undefined) throw new Error('no figures');
    let killed = false;
    const [byVictim, bySurvivor] = await Promise.all([
      keepSending(one, {
        senders: 64,
        isEnough({ acknowledged }) {
          if (acknowledged.length >= ACKNOWLEDGED / 2 && !killed) {
            killed = true;
            one.child.kill('SIGKILL');
          }
          return false;
        },
      }),
      keepSending(other, {
        senders: 64,
        isEnough: ({ acknowledged }) => acknowledged.length >= ACKNOWLEDGED,
      }),
    ]);
    expect(byVictim.acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED / 2);
    const rows = await server.ask(
      `SELECT replaceAll(toString(event_id), '-', '') FROM clew.events FINAL WHERE transaction = 'GET /scaled'`,
    );
    const stored = new Set(rows.flat());
    const acknowledged = [...byVictim.acknowledged, ...bySurvivor.acknowledged];
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(rows).toHaveLength(stored.size);
    const { web } = await statsOf(other);
    expect(web).toMatchObject({
      stored: before.stored + stored.size,
      accepted: before.accepted + stored.size,
      duplicates: before.duplicates,
    });
    both.one = await startCollector(both.store);
    expect((await statsOf(both.one))['web']).toEqual(web);
  });

  it('refuse with 503 while the store is gone, without ending, and go on when it is back', async () => {
    const { server, one, other } = both;
    await server.stop('SIGKILL');
    const event = transaction('GET /back');
    expect((await send(one, event))?.status).toBe(503);
    expect((await fetch(`${one.url}/readyz`)).status).toBe(503);
    const question = await fetch(`${one.url}/api/0/events/`);
    expect([question.status, await question.json()]).toEqual([503, { detail: 'store_unreachable' }]);
    await server.startAgain();
    await until('the collector is ready', async () => (await fetch(`${one.url}/readyz`)).ok);
    expect((await send(one, event))?.status).toBe(200);
    expect(await listed(other, 'transaction:"GET /back"')).toEqual([{ id: event.eventId }]);
  });

  it('refuse with 503 in time while the store hangs, and go on when it answers', async () => {
    const { server, one, other } = both;
    const event = transaction('GET /hung');
    server.pause();
    const [answer, question] = await Promise.all([send(one, event), fetch(`${one.url}/api/0/events/`)]);
    expect(answer?.status).toBe(503);
    expect([question.status, await question.json()]).toEqual([503, { detail: 'query_timeout' }]);
    server.resume();
    await until('the collector is ready', async () => (await fetch(`${one.url}/readyz`)).ok);
    expect((await send(one, event))?.status).toBe(200);
    expect(await listed(other, 'transaction:"GET /hung"')).toEqual([{ id: event.eventId }]);
  });

  it('end with 0 and everything stored when they are told to', async () => {
    const { server, one, other } = both;
    const sending = keepSending(one, {
      senders: 32,
      isEnough: ({ acknowledged }) => acknowledged.length >= 500,
    });
    await until('something is sent', async () => (await statsOf(other))['web'] !== undefined);
    const { acknowledged } = await sending;
    expect(await one.stop('SIGTERM')).toBe(0);
    const rows = await server.ask(`SELECT replaceAll(toString(event_id), '-', '') FROM clew.events FINAL`);
    const stored = new Set(rows.flat());
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  });
});
