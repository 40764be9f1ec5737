import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { envelopeOf, transactionPayload } from '../testing/wire-fixtures';

const KEY = 'a'.repeat(32);
const OTHER_KEY = 'b'.repeat(32);
const collector = runningCollector({ CLEW_PROJECTS: `web:${KEY},api:${OTHER_KEY}` });

interface Attempt {
  project?: string;
  query?: string;
  header?: string;
  authorization?: string;
  dsn?: string;
}

async function attempt({
  project = '1',
  query = '',
  header,
  authorization,
  dsn,
}: Attempt): Promise<[number, string | null]> {
  const response = await fetch(`${collector.url()}/api/${project}/envelope/?${query}`, {
    method: 'POST',
    body: Buffer.from(envelopeOf(transactionPayload(), dsn === undefined ? {} : { dsn })),
    headers: {
      ...(header === undefined ? {} : { 'x-sentry-auth': header }),
      ...(authorization === undefined ? {} : { authorization }),
    },
  });
  return [response.status, response.headers.get('x-sentry-error')];
}

describe('the key of a request', () => {
  const accepted: [string, Attempt][] = [
    ['in the query', { query: `sentry_key=${KEY}&sentry_version=7&sentry_client=x%2F1` }],
    ['in the header', { header: `Sentry sentry_version=7, sentry_client=x/1, sentry_key=${KEY}` }],
    [
      'in the header in another order and case',
      { header: `sentry sentry_key=${KEY},sentry_version=7,sentry_secret=s` },
    ],
    ['in Authorization', { authorization: `Sentry sentry_key=${KEY}` }],
    ['in the envelope alone', { dsn: `http://${KEY}@localhost:9000/1` }],
    ['in the envelope with an old secret', { dsn: `http://${KEY}:secret@localhost:9000/base/1` }],
    [
      'in all places alike',
      { query: `sentry_key=${KEY}`, header: `Sentry sentry_key=${KEY}`, dsn: `http://${KEY}@x/1` },
    ],
  ];
  it.each(accepted)('is taken %s', async (_name, request) => {
    expect(await attempt(request)).toEqual([200, null]);
  });

  const refused: [string, Attempt, number, string][] = [
    ['no key', {}, 401, 'missing authorization information'],
    ['a header of another scheme', { header: 'Bearer x' }, 401, 'bad x-sentry-auth header'],
    ['a header without a key', { header: 'Sentry sentry_version=7' }, 401, 'bad x-sentry-auth header'],
    [
      'a header of ten kilobytes',
      { header: `Sentry sentry_key=${'a'.repeat(10_000)}` },
      401,
      'bad x-sentry-auth header',
    ],
    [
      'two keys that differ',
      { query: `sentry_key=${OTHER_KEY}`, header: `Sentry sentry_key=${KEY}` },
      401,
      'multiple authorization payloads',
    ],
    ['a key of other characters', { query: 'sentry_key=%22%3B--' }, 400, 'bad sentry DSN public key'],
    [
      'a protocol of the future',
      { query: `sentry_key=${KEY}&sentry_version=999` },
      400,
      'unsupported protocol version',
    ],
    ['an unknown key', { query: `sentry_key=${'c'.repeat(32)}` }, 403, 'event submission rejected'],
    ['the key of another project', { query: `sentry_key=${OTHER_KEY}` }, 403, 'event submission rejected'],
    ['an unknown project', { project: '99', query: `sentry_key=${KEY}` }, 403, 'event submission rejected'],
    [
      'an envelope of another key',
      { query: `sentry_key=${KEY}`, dsn: `http://${OTHER_KEY}@x/1` },
      400,
      'header mismatch',
    ],
    ['an envelope of another project', { dsn: `http://${KEY}@x/2` }, 400, 'header mismatch'],
    ['an envelope whose dsn is none', { dsn: 'yarn' }, 400, 'invalid envelope header'],
  ];
  it.each(refused)('refuses %s', async (_name, request, status, detail) => {
    expect(await attempt(request)).toEqual([status, detail]);
  });

  it("is refused in the same words whether it is unknown, another project's, or the project is", async () => {
    const answers = await Promise.all(
      [
        `1/envelope/?sentry_key=${'c'.repeat(32)}`,
        `1/envelope/?sentry_key=${OTHER_KEY}`,
        `99/envelope/?sentry_key=${KEY}`,
      ].map(async (path) => {
        const response = await fetch(`${collector.url()}/api/${path}`, { method: 'POST', body: '{}' });
        const headers = [...response.headers].filter(([name]) => name !== 'date');
        return JSON.stringify([response.status, headers, await response.text()]);
      }),
    );
    expect(new Set(answers).size).toBe(1);
  });

  it.each(['0', '-1', '01', '1.0', '1e3', 'abc', '１', '1'.repeat(20), '1%00', '%E0%A4%A', '..%2f'])(
    'refuses the project path %s',
    async (project) => {
      expect(await attempt({ project, query: `sentry_key=${KEY}` })).toEqual([400, 'bad project path']);
    },
  );
});

describe('the tunnel', () => {
  async function through(
    dsn: string | undefined,
    query = '',
    headers: Record<string, string> = {},
  ): Promise<[number, string | null]> {
    const response = await fetch(`${collector.url()}/tunnel${query}`, {
      method: 'POST',
      body: Buffer.from(envelopeOf(transactionPayload(), dsn === undefined ? {} : { dsn })),
      headers,
    });
    return [response.status, response.headers.get('x-sentry-error')];
  }

  it.each([
    ['a dsn', `http://${KEY}@localhost:9000/1`, '', {}],
    ['a dsn of another project', `http://${OTHER_KEY}@localhost:9000/2`, '/', {}],
    ['a dsn and the same key', `http://${KEY}@x/1`, `?sentry_key=${KEY}`, {}],
    ['an envelope of any content type', `http://${KEY}@x/1`, '', { 'content-type': 'text/plain' }],
  ])('takes %s', async (_name, dsn, query, headers) => {
    expect(await through(dsn, query, headers)).toEqual([200, null]);
  });

  it.each([
    ['no dsn', undefined, '', 401, 'missing authorization information'],
    [
      'a key that names no project',
      undefined,
      `?sentry_key=${KEY}`,
      401,
      'missing authorization information',
    ],
    ['the key of another project', `http://${OTHER_KEY}@x/1`, '', 403, 'event submission rejected'],
    ['an unknown project', `http://${KEY}@x/99`, '', 403, 'event submission rejected'],
    ['another key beside the dsn', `http://${KEY}@x/1`, `?sentry_key=${OTHER_KEY}`, 400, 'header mismatch'],
    ['a dsn whose project is no number', `http://${KEY}@x/01`, '', 400, 'invalid envelope header'],
    ['a dsn that is none', 'yarn', '', 400, 'invalid envelope header'],
  ])('refuses %s', async (_name, dsn, query, status, detail) => {
    expect(await through(dsn, query)).toEqual([status, detail]);
  });

  it('is open to pages of every origin, and to nothing but envelopes', async () => {
    const preflight = await fetch(`${collector.url()}/tunnel`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect((await fetch(`${collector.url()}/tunnel`)).status).toBe(405);
    expect((await fetch(`${collector.url()}/tunnel`, { method: 'POST', body: 'yarn' })).status).toBe(400);
  });

  it('counts what it refuses for the project that the envelope names', async () => {
    const dropped = async () => {
      const body = (await collector.get('/api/0/stats/')).body as { projects: { dropped: unknown }[] };
      return body.projects[1]?.dropped;
    };
    const items = '{"type":"x"}\n{}\n'.repeat(101);
    const body = `{"dsn":"http://${OTHER_KEY}@x/2"}\n${items}`;
    expect((await fetch(`${collector.url()}/tunnel`, { method: 'POST', body })).status).toBe(413);
    expect(await dropped()).toEqual({ too_large: 1 });
  });
});

describe('the paths and methods of ingest', () => {
  const body = Buffer.from(envelopeOf(transactionPayload()));

  it.each([`/api/1/envelope?sentry_key=${KEY}`, `//api//1/envelope//?sentry_key=${KEY}`])(
    'takes %s',
    async (path) => {
      expect((await fetch(`${collector.url()}${path}`, { method: 'POST', body })).status).toBe(200);
    },
  );

  it.each(['GET', 'PUT', 'DELETE'])('refuses %s and names what is allowed', async (method) => {
    const response = await fetch(`${collector.url()}/api/1/envelope/`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  it('lets pages of every origin send, and see limits and errors', async () => {
    const preflight = await fetch(`${collector.url()}/api/1/envelope/`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-headers': 'x-sentry-auth' },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': expect.stringContaining('x-sentry-auth') as unknown,
      'access-control-max-age': '3600',
    });
    const refused = await fetch(`${collector.url()}/api/1/envelope/`, { method: 'POST', body });
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
    expect(refused.headers.get('access-control-expose-headers')).toBe(
      'x-sentry-error, x-sentry-rate-limits, retry-after, x-clew-batch',
    );
  });

  it('says nothing about what it runs on', async () => {
    expect((await fetch(`${collector.url()}/`)).headers.get('x-powered-by')).toBeNull();
  });
});
