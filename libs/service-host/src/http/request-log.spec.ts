import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { ServerResponse } from 'node:http';
import { listen } from '../lifecycle/listen';
import { logLine } from '../log-line';
import { requestLog } from './request-log';

const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
afterEach(() => void written.mockClear());

function lines(): string[] {
  return written.mock.calls.map(([line]) => String(line));
}

async function serve(answer: (response: ServerResponse) => void) {
  const log = requestLog('yarn-service');
  return listen((request, response) => log(request, response, () => answer(response)), {
    port: 0,
    host: '127.0.0.1',
    portVariable: 'CLEW_TEST_PORT',
  });
}

describe('the request log', () => {
  it('tells the sentry-trace header as it came, and no query string', async () => {
    const sentryTrace = '12312012123120121231201212312012-1121201211212012-1';
    const server = await serve((response) => response.writeHead(201).end());
    await fetch(`${server.url}/orders?token=secret`, {
      method: 'POST',
      headers: { 'sentry-trace': sentryTrace },
    });
    await server.close();
    expect(lines()).toHaveLength(1);
    const line = JSON.parse(lines()[0] ?? '') as Record<string, unknown>;
    expect(Object.keys(line)).toEqual([
      'time',
      'service',
      'method',
      'path',
      'status',
      'durationMs',
      'sentryTrace',
    ]);
    expect(line).toMatchObject({
      service: 'yarn-service',
      method: 'POST',
      path: '/orders',
      status: 201,
      sentryTrace,
    });
  });

  it('tells what came over the wire, whatever is written into the request later', async () => {
    const server = await serve((response) => {
      response.req.headers['sentry-trace'] = '12312012123120121231201212312012-1121201211212012-1';
      response.end();
    });
    await fetch(server.url);
    await server.close();
    expect(lines().map((line) => (JSON.parse(line) as { sentryTrace: unknown }).sentryTrace)).toEqual([null]);
  });

  it('has null where no header came and where the caller left before an answer', async () => {
    let socketGone: Promise<unknown> = Promise.resolve();
    const server = await serve((response) => {
      socketGone = once(response, 'close');
      socket.destroy();
    });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('GET /left HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(socket, 'close');
    await socketGone;
    await server.close();
    expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ path: '/left', status: null, sentryTrace: null });
  });
});

describe('a log line', () => {
  it.each([
    ['a new line', 'a\n{"forged":true}'],
    ['a terminal escape', '\u001b[2J\u009b2J'],
    ['a line separator', 'a\u2028b'],
    ['a direction mark', '\u202etxt.exe'],
  ])('keeps %s as harmless text', (_case, hostile) => {
    logLine('yarn-service', { job: hostile });
    const line = lines()[0] ?? '';
    expect(line).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(line)).toMatchObject({ job: hostile });
  });

  it('is bounded', () => {
    logLine('yarn-service', { job: 'x'.repeat(1_000_000) });
    expect(lines()[0]?.length).toBeLessThan(2_200);
  });
});
