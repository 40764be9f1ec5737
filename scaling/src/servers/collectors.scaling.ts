import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClickHouseServer, freeServerPorts, storeAddress } from '../harness/clickhouse-server';
import { killLeftOverCollectors, startCollector, type Collector } from '../harness/collector';
import { killLeftOverProcesses, until } from '../harness/own-process';
import { scratchDirectory } from '../harness/scratch-directory';
import { ask, error, keepSending, send, transaction } from '../harness/send-transactions';

const ACKNOWLEDGED = 2_000;

interface Stats {
  projects: { project: string; stored: number; accepted: number; duplicates: number; dropped: object }[];
}

interface Trace {
  transactions: { event_id: string; spans: unknown[] }[];
}

const directory = scratchDirectory();
killLeftOverProcesses();
killLeftOverCollectors();

/** What the live stream tells until it has told that. */
async function streamUntil({ url }: Collector, query: string, last: string): Promise<string> {
  const abort = new AbortController();
  const { body } = await fetch(`${url}/api/0/stream/${query}`, { signal: abort.signal });
  let text = '';
  for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes(last)) break;
  }
  abort.abort();
  return text;
}

describe('two collectors over one ClickHouse', () => {
  let server: ClickHouseServer;
  let store: string;
  let [one, other] = [] as unknown as [Collector, Collector];

  beforeAll(async () => {
    server = await ClickHouseServer.start({
      directory: path.join(directory, 'server'),
      ports: await freeServerPorts(),
    });
    await server.ask('CREATE DATABASE clew');
    store = storeAddress([server], 'clew');
    // Both at once, as a deployment starts them: each finds no tables.
    [one, other] = await Promise.all([startCollector(store), startCollector(store)]);
  });
  afterAll(async () => {
    for (const collector of [one, other]) await collector.stop('SIGTERM');
  });

  const statsOf = async (collector: Collector) => {
    const { projects } = await ask<Stats>(collector, '/api/0/stats/');
    return Object.fromEntries(projects.map((project) => [project.project, project]));
  };
  const listed = async (collector: Collector, query: string) =>
    (
      await ask<{ data: { id: string }[] }>(
        collector,
        `/api/0/events/?field=id&query=${encodeURIComponent(query)}`,
      )
    ).data;

  it('answer for each other, at once: traces, lists and figures', async () => {
    const [first, second] = [transaction('GET /first'), transaction('GET /second')];
    const child = transaction('GET /child', first.traceId);
    expect((await send(one, first))?.status).toBe(200);
    expect((await send(other, second))?.status).toBe(200);
    expect((await send(other, child, 'api'))?.status).toBe(200);
    for (const collector of [one, other]) {
      const { transactions } = await ask<Trace>(collector, `/api/0/traces/${first.traceId}/`);
      expect(transactions.map(({ event_id, spans }) => [event_id, spans.length]).sort()).toEqual(
        [first, child].map(({ eventId }) => [eventId, 3]).sort(),
      );
      expect(await listed(collector, 'transaction:"GET /second"')).toEqual([{ id: second.eventId }]);
      expect(await statsOf(collector)).toMatchObject({
        web: { stored: 2, accepted: 2, duplicates: 0 },
        api: { stored: 1, accepted: 1 },
      });
    }
  });

  it('store an event once that is sent to both, and say so to both', async () => {
    const event = transaction('GET /twice');
    expect((await send(one, event))?.status).toBe(200);
    expect((await send(other, event))?.status).toBe(200);
    expect(await listed(other, 'transaction:"GET /twice"')).toEqual([{ id: event.eventId }]);
    expect(await statsOf(one)).toMatchObject({ web: { stored: 3, accepted: 3, duplicates: 1 } });
  });

  it('count an event once that both take in at the same moment, before tables are merged', async () => {
    await server.ask('SYSTEM STOP MERGES clew.events');
    const events = Array.from({ length: 50 }, () => transaction('GET /raced'));
    const answers = await Promise.all(
      events.flatMap((event) => [one, other].map((collector) => send(collector, event))),
    );
    expect(answers.every((answer) => answer?.status === 200)).toBe(true);
    expect(new Set((await listed(one, 'transaction:"GET /raced"')).map(({ id }) => id)).size).toBe(50);
    expect(await listed(one, 'transaction:"GET /raced"')).toHaveLength(50);
    const { data } = await ask<{ data: object[] }>(
      other,
      `/api/0/events/?field=transaction&field=count()&query=${encodeURIComponent('transaction:"GET /raced"')}`,
    );
    expect(data).toEqual([{ transaction: 'GET /raced', 'count()': 50 }]);
    expect((await statsOf(other))['web']).toMatchObject({ stored: 53 });
    await server.ask('SYSTEM START MERGES clew.events');
  });

  it('show in the live stream what the other has taken in', async () => {
    const told = streamUntil(one, '', 'GET /streamed');
    const event = transaction('GET /streamed');
    expect((await send(other, event))?.status).toBe(200);
    expect((await told).split(event.eventId)).toHaveLength(2);
  });

  it('tell of an error too, after the position of an answer and without a gap, while somebody follows', async () => {
    const followed = streamUntil(one, '', 'GET /before');
    expect((await send(other, transaction('GET /before')))?.status).toBe(200);
    await followed;
    const answer = await fetch(`${one.url}/api/0/projects/`);
    const position = answer.headers.get('x-clew-stream-position');
    const event = error('no wool left');
    expect((await send(other, event))?.status).toBe(200);
    const text = await streamUntil(one, `?after=${position}`, event.eventId);
    expect(text).toContain('event: error-event');
    expect(text).not.toContain('event: gap');
  });

  it('lose nothing that was acknowledged when one is killed under load, and count it exactly', async () => {
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
    one = await startCollector(store);
    expect((await statsOf(one))['web']).toEqual(web);
  });

  it('refuse with 503 while the store is gone, without ending, and go on when it is back', async () => {
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

  it.each([
    [
      'a database that is not there',
      () => storeAddress([server], 'nowhere'),
      'does the database nowhere exist',
    ],
    ['a server that is not there', () => 'clickhouse://127.0.0.1:1/clew', 'is it running'],
    ['a wrong password', () => store.replace('clew:', 'clew:not-'), 'cannot be used'],
  ])('say in one line why they cannot start on %s', async (_what, address, said) => {
    const error = await startCollector(address()).then(
      () => '',
      ({ message }: Error) => message,
    );
    expect(error).toContain('CLEW_STORE: ClickHouse at 127.0.0.1:');
    expect(error).toContain(said);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(error).not.toContain('o%2Fn');
  });
});
