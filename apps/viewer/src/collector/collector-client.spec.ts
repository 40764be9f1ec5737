import { describe, expect, it } from '@jest/globals';
import { CollectorError, createCollectorClient, isFinal, streamAddress } from './collector-client';

function clientAnswering(
  body: string,
  status = 200,
): { asked: string[]; client: ReturnType<typeof createCollectorClient> } {
  const asked: string[] = [];
  const client = createCollectorClient((path) => {
    asked.push(path instanceof Request ? path.url : path.toString());
    return Promise.resolve(new Response(body, { status }));
  });
  return { asked, client };
}

describe('asking the collector', () => {
  it('puts a list question in Discover’s words', async () => {
    const { asked, client } = clientAnswering('{"data":[],"meta":{}}');
    await client.events({
      fields: ['transaction', 'p95()'],
      query: 'transaction:"GET /"',
      sort: '-p95()',
      window: { statsPeriod: '24h' },
      projects: ['web', 'api'],
      perPage: 50,
    });
    const url = new URL(asked[0] ?? '', 'http://collector');
    expect(url.pathname).toBe('/api/0/events/');
    expect([...url.searchParams]).toEqual([
      ['query', 'transaction:"GET /"'],
      ['statsPeriod', '24h'],
      ['project', 'web'],
      ['project', 'api'],
      ['field', 'transaction'],
      ['field', 'p95()'],
      ['sort', '-p95()'],
      ['per_page', '50'],
    ]);
  });

  it('cannot be led to another path by what stands in the address', async () => {
    const { asked, client } = clientAnswering('{"type":"transaction","span_id":"a","spans":[],"tags":{}}');
    await client.event('../../x', 'y/../z');
    expect(asked).toEqual(['/api/0/events/..%2F..%2Fx:y%2F..%2Fz/']);
  });

  it('passes on what the collector says is wrong', async () => {
    const { client } = clientAnswering('{"detail":"query: at column 3: expected a value"}', 400);
    await expect(client.trace('a')).rejects.toMatchObject({
      message: 'query: at column 3: expected a value',
      status: 400,
    });
  });

  it.each([
    '{"type":"error","event_id":"a","tags":{}}',
    '{"type":"error","title":"E","tags":[]}',
    '{"type":"transaction","title":"E","tags":{}}',
    '{"span_id":"a","spans":{},"tags":{}}',
  ])('does not take %p for an event', async (body) => {
    await expect(clientAnswering(body).client.event('web', 'a')).rejects.toThrow('could not be understood');
  });

  it.each(['<html>', '', 'null', '[]', '{}', '{"transactions":7}'])(
    'does not take %p for a trace',
    async (body) => {
      await expect(clientAnswering(body).client.trace('a')).rejects.toThrow('could not be understood');
    },
  );

  it.each([
    ['<html>Bad gateway</html>', 502],
    ['{"detail":{"nested":1}}', 500],
  ])('names the status where the answer %p says nothing', async (body, status) => {
    await expect(clientAnswering(body, status).client.projects()).rejects.toThrow(
      `The collector answered with status ${status}.`,
    );
  });

  it('says that the collector cannot be reached', async () => {
    const client = createCollectorClient(() => Promise.reject(new TypeError('fetch failed')));
    await expect(client.projects()).rejects.toThrow('The collector cannot be reached.');
  });

  it('stays silent where the question was withdrawn', async () => {
    const withdrawn = new AbortController();
    const client = createCollectorClient((_path, options) => {
      withdrawn.abort();
      return Promise.reject(options?.signal?.reason as Error);
    });
    await expect(client.projects(withdrawn.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('where the live stream was', () => {
  const answered = (...positions: (string | undefined)[]) =>
    createCollectorClient(() => {
      const position = positions.shift();
      const headers = position === undefined ? {} : { 'x-clew-stream-position': position };
      return Promise.resolve(new Response('[]', { headers }));
    });

  it('is what the first answer says that says it, and nothing before', async () => {
    const client = answered(undefined, 'first', 'second');
    const positions = [client.streamPosition()];
    for (let asked = 0; asked < 3; asked += 1) {
      await client.projects();
      positions.push(client.streamPosition());
    }
    expect(positions).toEqual([undefined, undefined, 'first', 'first']);
  });

  it('is what the first that was asked says, though a later one is answered before it', async () => {
    const waiting: ((response: Response) => void)[] = [];
    const client = createCollectorClient(() => new Promise((resolve) => void waiting.push(resolve)));
    const asked = [client.projects(), client.projects()];
    const positions: (string | undefined)[] = [];
    for (const [index, position] of [
      [1, 'later'],
      [0, 'earlier'],
    ] as const) {
      waiting[index]?.(new Response('[]', { headers: { 'x-clew-stream-position': position } }));
      await asked[index];
      positions.push(client.streamPosition());
    }
    expect(positions).toEqual(['later', 'earlier']);
  });

  it('stands in the address from which it goes on', () => {
    expect([streamAddress(), streamAddress('a&b')]).toEqual(['/api/0/stream/', '/api/0/stream/?after=a%26b']);
  });
});

describe('whether asking again may help', () => {
  it.each([
    [400, true],
    [404, true],
    [200, true],
    [429, false],
    [500, false],
    [503, false],
    [undefined, false],
  ])('after status %p: final %p', (status, final) => {
    expect(isFinal(new CollectorError('a reason', status))).toBe(final);
  });
});
