import { describe, expect, it } from '@jest/globals';
import { knownReaders } from '../testing/access/known-readers';
import { projectsSetting, SLUGS } from '../testing/access/three-projects';
import { runningCollector, type CollectorUnderTest } from '../testing/running-collector';
import { readCollectorConfig } from '../config';
import { mintToken } from './readers/reader-token';

const readers = knownReaders({ alice: ['order-api', 'not-there'], bob: '*' });
const environment = { CLEW_PROJECTS: projectsSetting(SLUGS), CLEW_READERS_FILE: readers.file };
const collector = runningCollector(environment);
const behindTls = runningCollector({ ...environment, CLEW_BEHIND_TLS: 'true' });
const open = runningCollector();
const onTeamPlan = runningCollector({ CLEW_PLAN: 'team' });

function signIn(
  body: unknown,
  headers: Record<string, string> = {},
  asked: CollectorUnderTest = collector,
): Promise<Response> {
  return fetch(`${asked.url()}/api/0/session/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('signing in', () => {
  it('puts the token into a cookie that no script and no other site can use', async () => {
    const token = readers.token('alice');
    const response = await signIn({ token: ` ${token}\n` });
    expect([response.status, await response.json()]).toEqual([
      200,
      { sign_in: true, reader: { name: 'alice', projects: ['order-api'] }, plan: 'business' },
    ]);
    expect(response.headers.get('set-cookie')).toBe(
      `clew_session=${token}; Path=/; HttpOnly; SameSite=Strict`,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { body } = await collector.get('/api/0/projects/', { cookie: `clew_session=${token}` });
    expect(body).toMatchObject([{ slug: 'order-api' }]);
  });

  it('makes it a cookie of TLS and of this host where people come by TLS', async () => {
    const token = readers.token('bob');
    const response = await signIn({ token }, {}, behindTls);
    expect(response.headers.get('set-cookie')).toBe(
      `__Host-clew_session=${token}; Path=/; HttpOnly; SameSite=Strict; Secure`,
    );
    const asked = (name: string) => behindTls.get('/api/0/projects/', { cookie: `${name}=${token}` });
    expect([(await asked('__Host-clew_session')).status, (await asked('clew_session')).status]).toEqual([
      200, 401,
    ]);
  });

  it('is known to every collector with the same readers', async () => {
    const cookie = `clew_session=${readers.token('alice')}`;
    expect((await collector.get('/api/0/session/', { cookie })).body).toEqual({
      sign_in: true,
      reader: { name: 'alice', projects: ['order-api'] },
      plan: 'business',
    });
    expect((await behindTls.get('/api/0/session/', { cookie: `__Host-${cookie}` })).body).toMatchObject({
      reader: { name: 'alice' },
    });
  });

  it('tells who one is, and whether one has to sign in', async () => {
    expect((await collector.get('/api/0/session/')).body).toEqual({
      sign_in: true,
      reader: null,
      plan: 'business',
    });
    expect((await collector.get('/api/0/session/', { cookie: 'clew_session=yarn' })).body).toEqual({
      sign_in: true,
      reader: null,
      plan: 'business',
    });
    expect((await collector.get('/api/0/session/', readers.bearer('bob'))).body).toEqual({
      sign_in: true,
      reader: { name: 'bob', projects: '*' },
      plan: 'business',
    });
    expect((await open.get('/api/0/session/')).body).toEqual({
      sign_in: false,
      reader: { name: null, projects: '*' },
      plan: 'business',
    });
  });

  it('tells the plan that the viewer goes by', async () => {
    expect((await onTeamPlan.get('/api/0/session/')).body).toMatchObject({ plan: 'team' });
    expect(() => readCollectorConfig([], { CLEW_PLAN: 'gold' })).toThrow(
      'CLEW_PLAN must be business or team',
    );
  });

  it('is not needed and sets nothing where everybody may read', async () => {
    const response = await signIn({ token: 'yarn' }, {}, open);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null]);
  });

  it('ends with the cookie', async () => {
    const response = await fetch(`${collector.url()}/api/0/session/`, { method: 'DELETE' });
    expect([response.status, response.headers.get('set-cookie')]).toEqual([
      204,
      'clew_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    ]);
  });

  const refused: [string, unknown, Record<string, string>, number][] = [
    ['a token that nobody has', { token: mintToken() }, {}, 401],
    ['no token', {}, {}, 401],
    ['a number', { token: 7 }, {}, 401],
    ['null', 'null', {}, 400],
    ['a form', `token=${mintToken()}`, { 'content-type': 'application/x-www-form-urlencoded' }, 401],
    ['plain text', `{"token":"${readers.token('bob')}"}`, { 'content-type': 'text/plain' }, 401],
    ['no JSON', '{"token":', {}, 400],
    ['20 kB', { token: 'x'.repeat(20_000) }, {}, 413],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, 415],
  ];
  it.each(refused)('with %s is refused', async (_what, body, headers, status) => {
    const response = await signIn(body, headers);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([status, null]);
    expect(await response.json()).toEqual({ detail: expect.any(String) as unknown });
  });

  it('takes no other method', async () => {
    const response = await fetch(`${collector.url()}/api/0/session/`, { method: 'PUT' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, DELETE']);
  });
});
