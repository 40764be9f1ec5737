import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storeAddress } from '../harness/clickhouse-server';
import { killLeftOverCollectors, startCollector, type Collector } from '../harness/collector';
import { scratchDirectory } from '../harness/scratch-directory';
import { ask, error, send, transaction } from '../harness/send-transactions';
import { listed, statsOf, TwoCollectors } from '../harness/two-collectors';

interface Trace {
  transactions: { event_id: string; spans: unknown[] }[];
}

const directory = scratchDirectory();
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
  let both: TwoCollectors;
  beforeAll(async () => {
    both = await TwoCollectors.start(directory);
  });
  afterAll(() => both.stop());

  it('answer for each other, at once: traces, lists and figures', async () => {
    const { one, other } = both;
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
    const { one, other } = both;
    const event = transaction('GET /twice');
    expect((await send(one, event))?.status).toBe(200);
    expect((await send(other, event))?.status).toBe(200);
    expect(await listed(other, 'transaction:"GET /twice"')).toEqual([{ id: event.eventId }]);
    expect(await statsOf(one)).toMatchObject({ web: { stored: 3, accepted: 3, duplicates: 1 } });
  });

  it('count an event once that both take in at the same moment, before tables are merged', async () => {
    const { server, one, other } = both;
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
    const { one, other } = both;
    const told = streamUntil(one, '', 'GET /streamed');
    const event = transaction('GET /streamed');
    expect((await send(other, event))?.status).toBe(200);
    expect((await told).split(event.eventId)).toHaveLength(2);
  });

  it('tell of an error too, after the position of an answer and without a gap, while somebody follows', async () => {
    const { one, other } = both;
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

  it.each([
    [
      'a database that is not there',
      () => storeAddress([both.server], 'nowhere'),
      'does the database nowhere exist',
    ],
    ['a server that is not there', () => 'clickhouse://127.0.0.1:1/clew', 'is it running'],
    ['a wrong password', () => both.store.replace('clew:', 'clew:not-'), 'cannot be used'],
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
