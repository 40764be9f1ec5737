import { afterEach, describe, expect, it } from '@jest/globals';
import { knownReaders } from '../testing/access/known-readers';
import { projectsSetting, SLUGS } from '../testing/access/three-projects';
import { followStream, type FollowedStream } from '../testing/followed-stream';
import { runningCollector } from '../testing/running-collector';
import { transactionPayload } from '../testing/wire-fixtures';

const readers = knownReaders({
  'sees-all': '*',
  'sees-one': ['order-api'],
  'sees-two': ['shop-page', 'stock-db'],
});
for (const name of ['narrowed', 'revoked', 'untouched', 'busy']) readers.add(name, ['order-api', 'stock-db']);
const collector = runningCollector({
  CLEW_PROJECTS: projectsSetting(SLUGS),
  CLEW_READERS_FILE: readers.file,
});

let controller = new AbortController();
afterEach(() => {
  controller.abort();
  controller = new AbortController();
});

function follow(name: string, lastEventId?: string, query = ''): Promise<FollowedStream> {
  const headers = {
    ...readers.bearer(name),
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
  return followStream(`${collector.url()}/api/0/stream/${query}`, { headers, signal: controller.signal });
}

async function nextNames(stream: FollowedStream, count: number): Promise<unknown[]> {
  const names = [];
  for (let each = 0; each < count; each += 1) {
    const { data = '{}' } = await stream.next();
    names.push((JSON.parse(data) as { transaction?: unknown }).transaction);
  }
  return names;
}

async function sendRound(name: string): Promise<void> {
  for (const slug of SLUGS) await collector.send(slug, transactionPayload({ name: `${slug} ${name}` }));
}

describe('the live stream of a reader', () => {
  it.each([
    ['sees-one', '', ['order-api one', 'order-api two']],
    ['sees-two', '', ['shop-page one', 'stock-db one', 'shop-page two', 'stock-db two']],
    ['sees-two', '?project=stock-db&project=order-api', ['stock-db one', 'stock-db two']],
    ['sees-all', '', SLUGS.map((slug) => `${slug} one`)],
  ])('who %s (%s) tells of those projects alone', async (name, query, expected) => {
    const stream = await follow(name, undefined, query);
    await sendRound('one');
    await sendRound('two');
    expect(await nextNames(stream, expected.length)).toEqual(expected);
  });

  it('resumes without a gap, however much of others has gone by', async () => {
    const stream = await follow('sees-one');
    await collector.send('order-api', transactionPayload({ name: 'before' }));
    const { id } = await stream.next();
    const others = Array.from({ length: 600 }, () => transactionPayload());
    for (let index = 0; index < others.length; index += 50) {
      await Promise.all(others.slice(index, index + 50).map((event) => collector.send('stock-db', event)));
    }
    await collector.send('order-api', transactionPayload({ name: 'after' }));
    expect(await (await follow('sees-one', id)).next()).toMatchObject({
      event: 'transaction',
      data: expect.stringContaining('after') as unknown,
    });
    expect(await (await follow('sees-all', id)).next()).toMatchObject({ event: 'gap', data: '{}' });
  });

  it('goes on from the position of an answer without a gap, and tells nothing of others by it', async () => {
    const positionOf = async (name: string) => {
      const response = await fetch(`${collector.url()}/api/0/projects/`, { headers: readers.bearer(name) });
      await response.text();
      return response.headers.get('x-clew-stream-position') ?? '';
    };
    // Of another reader, who may see more: what is told is what this one may see.
    const before = await positionOf('sees-all');
    expect(await positionOf('sees-all')).not.toBe(before);
    await collector.send('stock-db', transactionPayload({ name: 'hidden' }), { message: 'hidden, too' });
    await collector.send('order-api', transactionPayload({ name: 'seen' }));
    expect(await (await follow('sees-one', undefined, `?after=${before}`)).next()).toMatchObject({
      event: 'transaction',
      data: expect.stringContaining('"seen"') as unknown,
    });
  });

  it('is open twenty times at most, and again after one has ended', async () => {
    const first = new AbortController();
    const url = `${collector.url()}/api/0/stream/`;
    const headers = readers.bearer('busy');
    await followStream(url, { headers, signal: first.signal });
    for (let count = 1; count < 20; count += 1) await follow('busy');
    const refused = await collector.get('/api/0/stream/', headers);
    expect(refused).toEqual({ status: 429, body: { detail: 'too many streams are open' } });
    // Another reader's is not counted with them.
    await follow('sees-one');
    first.abort();
    let status = 429;
    while (status === 429) {
      const response = await fetch(url, { headers, signal: controller.signal });
      ({ status } = response);
      if (status === 429) await response.text();
    }
    expect(status).toBe(200);
  });
});

describe('a reader whose grants change while he follows', () => {
  const LONGEST_MS = 5_000;

  it('sees the end of his stream within five seconds, and the others do not', async () => {
    const [narrowed, revoked, untouched] = await Promise.all(
      ['narrowed', 'revoked', 'untouched'].map((name) => follow(name)),
    );
    await collector.send('order-api', transactionPayload({ name: 'first' }));
    const changed = performance.now();
    readers.grant('narrowed', ['order-api']);
    readers.revoke('revoked');
    const ended = await Promise.all([narrowed?.rest(), revoked?.rest()]);
    expect(performance.now() - changed).toBeLessThan(LONGEST_MS);
    expect(ended.map((messages) => messages?.length)).toEqual([1, 1]);

    expect((await collector.get('/api/0/stream/', readers.bearer('revoked'))).status).toBe(401);
    const again = await follow('narrowed');
    await collector.send('stock-db', transactionPayload({ name: 'hidden now' }));
    await collector.send('order-api', transactionPayload({ name: 'second' }));
    expect(await nextNames(again, 1)).toEqual(['second']);
    if (untouched === undefined) throw new Error('unreachable');
    expect(await nextNames(untouched, 3)).toEqual(['first', 'hidden now', 'second']);
  });
});
