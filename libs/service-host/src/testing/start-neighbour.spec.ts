import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startNeighbour, type Neighbour } from './start-neighbour';

let neighbour: Neighbour;
beforeEach(async () => {
  neighbour = await startNeighbour(({ line }) => ({ status: 200, body: { line } }));
});
afterEach(() => neighbour.close());

describe('a neighbour', () => {
  it('records what it receives, and answers in JSON', async () => {
    const headers = { 'sentry-trace': '12312012123120121231201212312012-1121201211212012-1' };
    const response = await fetch(`${neighbour.url}/rates?base=EUR`, {
      ...{ method: 'PUT', headers, body: '{"USD":1.1}' },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await response.json()).toEqual({ line: 'PUT /rates?base=EUR' });
    expect(neighbour.received).toEqual([
      {
        line: 'PUT /rates?base=EUR',
        headers: expect.objectContaining(headers) as unknown,
        body: { USD: 1.1 },
      },
    ]);
  });

  it('answers in another way when it is told to', async () => {
    neighbour.answer = () => ({ status: 503 });
    const response = await fetch(neighbour.url);
    expect([response.status, await response.text()]).toEqual([503, '']);
  });

  it('closes with a request that it never answers', async () => {
    let reach = (): void => undefined;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    const silent = await startNeighbour(() => (reach(), new Promise(() => undefined)));
    const breaksOff = expect(fetch(silent.url)).rejects.toThrow('fetch failed');
    await reached;
    await silent.close();
    await breaksOff;
  });

  it.each([
    ['its answer fails', '{}', () => Promise.reject(new Error('the thread snapped'))],
    ['the body is no JSON', '{', () => ({ status: 200 })],
  ])('breaks the connection off when %s', async (_cause, body, answer) => {
    neighbour.answer = answer;
    await expect(fetch(neighbour.url, { method: 'POST', body })).rejects.toThrow('fetch failed');
  });
});
