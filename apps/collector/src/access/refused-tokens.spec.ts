import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { json, text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { mintToken } from './readers/reader-token';
import { knownReaders } from '../testing/access/known-readers';
import { READING_ROWS } from '../testing/access/reading-rows';
import { projectsSetting, SLUGS, threeProjects } from '../testing/access/three-projects';
import { runningCollector } from '../testing/running-collector';
import { envelopeOf, transactionPayload } from '../testing/wire-fixtures';

const readers = knownReaders({ alice: '*', former: '*' });
readers.add('late', '*', new Date(Date.now() - 1_000).toISOString());
readers.revoke('former');
const environment = { CLEW_PROJECTS: projectsSetting(SLUGS), CLEW_READERS_FILE: readers.file };
const collector = runningCollector(environment);
const story = threeProjects();

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const firstAddresses = [
  ...Object.values(READING_ROWS).map((addresses) => addresses(story)[0] ?? ''),
  '/api/0/stream/',
  '/api/0/none/',
];
const wrong: [string, () => Record<string, string>][] = [
  ['no token', () => ({})],
  ['a garbled token', () => bearer('clew_yarn')],
  ['a token that nobody has', () => bearer(mintToken())],
  ['a token that has expired', () => readers.bearer('late')],
  ['a token that was revoked', () => readers.bearer('former')],
  ['the key of a project', () => bearer(collector.key('shop-page'))],
  [
    'the key of a project as SDKs send it',
    () => ({ 'x-sentry-auth': `Sentry sentry_key=${collector.key('shop-page')}` }),
  ],
  ['another scheme', () => ({ authorization: `Basic ${readers.token('alice')}` })],
  ['the token with something behind it', () => bearer(`${readers.token('alice')} x`)],
  ['a cookie with another token', () => ({ cookie: `clew_session=${mintToken()}` })],
  [
    'a wrong token beside a cookie that is right',
    () => ({ ...bearer('clew_yarn'), cookie: `clew_session=${readers.token('alice')}` }),
  ],
];

/** Each asks from an address of its own, so that none has asked too often. */
async function answer(
  path: string,
  headers: Record<string, string>,
  localAddress: string,
): Promise<unknown[]> {
  const { port } = new URL(collector.url());
  const request = httpRequest({ host: '127.0.0.1', port, path, headers, localAddress }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return [response.statusCode, response.headers['www-authenticate'], await json(response)];
}

describe('a request with', () => {
  it.each(wrong.map(([what, headers], index) => [what, headers, `127.0.0.${index + 2}`] as const))(
    '%s is told the same wherever it asks',
    async (_what, headers, localAddress) => {
      const refused = firstAddresses.map((path) => answer(path, headers(), localAddress));
      const detail = 'a token for reading is needed: sign in, or send Authorization: Bearer';
      expect(await Promise.all(refused)).toEqual(firstAddresses.map(() => [401, 'Bearer', { detail }]));
    },
  );

  it.each([
    '/API/0/projects/',
    '/Api/0/events',
    '//api//0//events/',
    '/METRICS',
    '/metrics/',
    '/api/0',
    '/api/0/',
  ])('no token is told the same at %s', async (path) => {
    expect((await answer(path, {}, '127.0.0.1'))[0]).toBe(401);
  });

  it.each([
    '/%61pi/0/projects/',
    '/api/0%2fprojects/',
    '/api/%30/projects/',
    '/x/../api/0/projects/',
    '/api/0;/projects/',
  ])('no token finds nothing at %s', async (path) => {
    const { port } = new URL(collector.url());
    const request = httpRequest({ host: '127.0.0.1', port, path }).end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect([401, 404]).toContain(response.statusCode);
    expect(await text(response)).not.toContain('shop-page');
  });

  it('a token in the address has none', async () => {
    for (const name of ['token', 'access_token', 'authorization', 'clew_session']) {
      const response = await fetch(`${collector.url()}/api/0/projects/?${name}=${readers.token('alice')}`);
      expect(response.status).toBe(401);
    }
  });

  it.each([
    ['Bearer', () => readers.bearer('alice')],
    ['bearer in small letters', () => ({ authorization: `bearer ${readers.token('alice')}` })],
    ['the session cookie', () => ({ cookie: `a=b; clew_session=${readers.token('alice')}; c=d` })],
  ])('a right token as %s is let in', async (_how, headers) => {
    expect((await collector.get('/api/0/projects/', headers())).status).toBe(200);
  });

  it('many wrong tokens is told to wait, and the right one is let in all the same', async () => {
    const localAddress = '127.0.0.100';
    const guess = () => answer('/api/0/projects/', bearer(mintToken()), localAddress);
    const statuses = [];
    for (let count = 0; count < 25; count += 1) statuses.push((await guess())[0]);
    expect(statuses).toEqual([...Array<number>(20).fill(401), ...Array<number>(5).fill(429)]);
    expect((await answer('/api/0/projects/', readers.bearer('alice'), localAddress))[0]).toBe(200);
    expect((await answer('/api/0/projects/', {}, localAddress))[0]).toBe(401);
  });
});

describe('a token for reading', () => {
  const body = Buffer.from(envelopeOf(transactionPayload()));

  it.each([
    ['in the query', (token: string) => [`/api/1/envelope/?sentry_key=${token}`, {}]],
    ['at the older endpoint', (token: string) => [`/api/1/store/?sentry_key=${token}`, {}]],
    [
      'in the header',
      (token: string) => ['/api/1/envelope/', { 'x-sentry-auth': `Sentry sentry_key=${token}` }],
    ],
    ['as Bearer', (token: string) => ['/api/1/envelope/', bearer(token)]],
    ['as a cookie', (token: string) => ['/api/1/envelope/', { cookie: `clew_session=${token}` }]],
    ['with OTLP', (token: string) => ['/v1/traces', { 'x-sentry-auth': `Sentry sentry_key=${token}` }]],
    ['through the tunnel', (token: string) => [`/tunnel?sentry_key=${token}`, {}]],
  ] as [string, (token: string) => [string, Record<string, string>]][])(
    '%s cannot write',
    async (_how, request) => {
      const [path, headers] = request(readers.token('alice'));
      expect((await fetch(`${collector.url()}${path}`, { method: 'POST', body, headers })).status).toBe(401);
    },
  );
});

describe('what shows no data', () => {
  it.each(['/healthz', '/readyz'])('%s needs no token', async (path) => {
    expect((await fetch(`${collector.url()}${path}`)).status).toBe(200);
  });
});
