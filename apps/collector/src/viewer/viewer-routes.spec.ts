import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { scratchDirectory } from '../testing/scratch-directory';

const scratch = scratchDirectory();
const root = path.join(scratch, 'viewer');
mkdirSync(path.join(root, 'assets'), { recursive: true });
writeFileSync(path.join(root, 'index.html'), '<!doctype html><title>Clew</title>');
writeFileSync(path.join(root, 'assets/index-abc.js'), 'export {}');
writeFileSync(path.join(root, '.env'), 'secret');
writeFileSync(path.join(scratch, 'outside.txt'), 'secret');

const collector = runningCollector({ CLEW_VIEWER_ROOT: root });
const withoutViewer = runningCollector();

/** Sends a path as it is, where `fetch` would tidy it. */
async function rawGet(
  rawPath: string,
  headers: Record<string, string> = {},
  asked = collector,
): Promise<number | undefined> {
  const { port } = new URL(asked.url());
  const request = httpRequest({ host: '127.0.0.1', port, path: rawPath, headers }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('serving the viewer', () => {
  it.each([
    '/',
    '/?query=x',
    '/spans',
    '/transactions/web:abc',
    '/errors/web:abc',
    '/traces/abc',
    '/traces/a/compare/b',
    '/traces/<script>',
  ])('answers %s with its page', async (address) => {
    const response = await fetch(`${collector.url()}${address}`);
    expect([response.status, await response.text()]).toEqual([200, '<!doctype html><title>Clew</title>']);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('lets nothing run or load there that is not its own', async () => {
    const { headers } = await fetch(collector.url());
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it('lets browsers keep assets, which are named by their content', async () => {
    const { status, headers } = await fetch(`${collector.url()}/assets/index-abc.js`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it.each([
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/..\\outside.txt',
    '/.env',
    '/assets/none.js',
    '/%00',
    '/%E0%A4%A',
  ])('gives nothing for %s', async (address) => {
    expect([400, 403, 404]).toContain(await rawGet(address));
  });

  it.each(['/nowhere/x', '/nowhere', '/transactions'])(
    'answers whoever opens %s with its page, which says that there is nothing',
    async (address) => {
      const response = await fetch(`${collector.url()}${address}`, {
        headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
      });
      expect([response.status, await response.text()]).toEqual([404, '<!doctype html><title>Clew</title>']);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    },
  );

  it.each([
    ['/nowhere/x', '*/*'],
    ['/assets/none.js', 'text/html'],
    ['/api/nowhere', 'text/html'],
  ])('answers %s, asked for %s, without it', async (address, accept) => {
    const response = await fetch(`${collector.url()}${address}`, { headers: { accept } });
    expect([response.status, await response.text()]).toEqual([404, 'not found\n']);
  });

  it('answers JSON for what its API does not have, also to whoever opens it', async () => {
    const response = await fetch(`${collector.url()}/api/0/nowhere/`, { headers: { accept: 'text/html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/json; charset=utf-8',
    ]);
  });

  it('says how to build the viewer where it is not built', async () => {
    const response = await fetch(`${withoutViewer.url()}/`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      503,
      'text/plain; charset=utf-8',
    ]);
    expect(await response.text()).toContain('The viewer is not built');
  });
});

describe('the host that a request names', () => {
  it.each([
    ['evil.example', '/', 403],
    ['evil.example', '/api/0/projects/', 403],
    ['localhost.evil.example:9000', '/api/0/events/', 403],
    ['evil.example', '/api/0/stream/', 403],
    ['evil.example', '/api/0/session/', 403],
    ['evil.example', '/metrics', 403],
    ['localhost:9000', '/', 200],
    ['127.0.0.1', '/api/0/projects/', 200],
    ['[::1]:9000', '/', 200],
    ['evil.example', '/healthz', 200],
  ])('%s at %s is %i', async (host, address, status) => {
    expect(await rawGet(address, { host })).toBe(status);
  });
});

describe('a collector that listens on every address', () => {
  const exposed = runningCollector({
    CLEW_HOST: '0.0.0.0',
    CLEW_ALLOWED_HOSTS: 'traces.example',
    CLEW_OPEN_READING: 'true',
  });

  it.each([
    ['traces.example:9000', 200],
    ['127.0.0.1:9000', 403],
    ['evil.example', 403],
  ])('is read under %s with %i, because of CLEW_ALLOWED_HOSTS', async (host, status) => {
    expect(await rawGet('/api/0/projects/', { host }, exposed)).toBe(status);
  });
});
