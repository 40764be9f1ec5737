import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { requestJson } from './request-json';

const answer = z.object({ ok: z.boolean() });
let neighbour: Server | undefined;

afterEach(() => {
  neighbour?.closeAllConnections();
  neighbour?.close();
  neighbour = undefined;
});

async function startNeighbour(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  neighbour = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

describe('a request to a neighbour', () => {
  it('returns the checked answer', async () => {
    const url = await startNeighbour((_request, response) => response.end('{"ok":true,"more":1}'));
    await expect(requestJson(url, { answer, deadlineMs: 2000 })).resolves.toEqual({ ok: true });
  });

  it.each([
    ['an error of its own', 500, '{"error":"internal"}'],
    ['a status that nobody expects', 418, '{}'],
    ['no JSON', 200, '<html>'],
    ['another shape', 200, '{"ok":"yes"}'],
    ['nothing', 204, ''],
  ])('is a bad gateway when it answers %s', async (_what, status, body) => {
    const url = await startNeighbour((_request, response) => {
      response.writeHead(status).end(body);
    });
    await expect(requestJson(url, { answer, deadlineMs: 2000 })).rejects.toMatchObject({
      status: 502,
      reason: 'bad_gateway',
    });
  });

  it('is unavailable when nobody listens', async () => {
    const url = await startNeighbour(() => undefined);
    await new Promise((resolve) => neighbour?.close(resolve));
    await expect(requestJson(url, { answer, deadlineMs: 2000 })).rejects.toMatchObject({
      status: 503,
      reason: 'unavailable',
    });
  });

  it.each([
    ['never answers', (() => undefined) satisfies RequestListener],
    [
      'stops in the middle of its answer',
      ((_request, response) => response.write('{"ok":')) satisfies RequestListener,
    ],
  ])('is a timeout when it %s', async (_what, listener) => {
    const url = await startNeighbour(listener);
    await expect(requestJson(url, { answer, deadlineMs: 50 })).rejects.toMatchObject({
      status: 504,
      reason: 'timeout',
    });
  });
});
