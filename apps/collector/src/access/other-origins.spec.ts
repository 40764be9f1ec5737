import { describe, expect, it } from '@jest/globals';
import { knownReaders } from '../testing/access/known-readers';
import { runningCollector } from '../testing/running-collector';

const readers = knownReaders({ alice: '*' });
const collector = runningCollector({ CLEW_READERS_FILE: readers.file });
const open = runningCollector();

const own = () => collector.url();
const foreign: [string, () => Record<string, string>][] = [
  ['another site', () => ({ origin: 'https://evil.example' })],
  ['no origin that can be told', () => ({ origin: 'null' })],
  ['another port', () => ({ origin: 'http://127.0.0.1:1' })],
  ['a name that begins like ours', () => ({ origin: `${own()}.evil.example` })],
  ['a name that ends like ours', () => ({ origin: own().replace('//', '//evil-') })],
  ['another site, as browsers say', () => ({ 'sec-fetch-site': 'cross-site' })],
  ['another port of this host, as browsers say', () => ({ 'sec-fetch-site': 'same-site' })],
];
const questions = ['/api/0/projects/', '/api/0/events/', '/api/0/stream/', '/api/0/session/', '/metrics'];

describe('a page of another origin', () => {
  it.each(foreign)('(%s) is refused whatever it asks, and may not read why', async (_what, headers) => {
    for (const question of questions) {
      for (const url of [collector.url(), open.url()]) {
        const response = await fetch(url + question, {
          headers: { ...readers.bearer('alice'), ...headers() },
        });
        expect([question, response.status, await response.json()]).toEqual([
          question,
          403,
          { detail: 'other origins may not read here' },
        ]);
        expect(response.headers.get('access-control-allow-origin')).toBeNull();
        expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      }
    }
  });

  it.each(foreign)('(%s) signs nobody in or out', async (_what, headers) => {
    for (const method of ['POST', 'DELETE']) {
      const response = await fetch(`${collector.url()}/api/0/session/`, {
        method,
        headers: { 'content-type': 'text/plain', ...headers() },
        ...(method === 'POST' ? { body: JSON.stringify({ token: readers.token('alice') }) } : {}),
      });
      expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
    }
  });

  it('gets no preflight', async () => {
    const response = await fetch(`${collector.url()}/api/0/events/`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});

describe('a page of this origin, and a program', () => {
  it.each([
    ['a page', () => ({ origin: own(), 'sec-fetch-site': 'same-origin' })],
    ['a page of an old browser', () => ({ origin: own() })],
    [
      'a page behind something that ends TLS',
      () => ({ origin: 'https://traces.example', 'sec-fetch-site': 'same-origin' }),
    ],
    ['the address bar', () => ({ 'sec-fetch-site': 'none' })],
    ['a program', () => ({})],
  ] as [string, () => Record<string, string>][])('(%s) is answered', async (_what, headers) => {
    const response = await fetch(`${own()}/api/0/projects/`, {
      headers: { ...readers.bearer('alice'), ...headers() },
    });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
});
