import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { builtNewsletter, stopped } from './newsletter.fixture';

const newsletter = builtNewsletter();
const JSON_BODY = { 'content-type': 'application/json' };

/** Begins a request, and resolves when the server waits for its body. */
async function begin(url: string, agent: http.Agent): Promise<http.ClientRequest> {
  const headers = { ...JSON_BODY, expect: '100-continue' };
  const request = http.request(`${url}/subscribers`, { method: 'POST', headers, agent });
  request.flushHeaders();
  await once(request, 'continue');
  return request;
}

/** Resolves when the server takes no connection any more. */
async function refused(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const socket = net.connect(Number(port), hostname);
    const isRefused = await Promise.race([
      once(socket, 'connect').then(() => false),
      new Promise((resolve) => socket.once('error', () => resolve(true))),
    ]);
    socket.destroy();
    if (isRefused) return;
  }
}

const statuses = () =>
  newsletter.collector.received
    .filter(({ item }) => item.type === 'transaction')
    .flatMap(({ event }) =>
      [event.contexts.trace, ...event.spans].map(({ op, status }) => `${op} ${status}`),
    );

describe('the newsletter, asked to stop', () => {
  it('answers the request that is in flight, queues its mail, and reports both', async () => {
    const server = await newsletter.start('server');
    const agent = new http.Agent({ keepAlive: true });
    const request = await begin(server.url, agent);
    server.stop();
    await refused(server.url);
    request.end(JSON.stringify({ email: 'ada@example.org', name: 'Ada' }));
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    expect(response.statusCode).toBe(201);
    response.resume();
    expect(await server.ended).toEqual([0, null]);
    agent.destroy();
    expect(statuses()).toEqual(['http.server ok', 'queue.publish ok']);
  });

  it('cuts off a request whose body never ends', async () => {
    const server = await newsletter.start('server');
    const request = await begin(server.url, new http.Agent());
    const cutOff = once(request, 'error');
    server.stop();
    expect(await server.ended).toEqual([0, null]);
    expect(await cutOff).toMatchObject([{ code: 'ECONNRESET' }]);
  });
});

describe('the answers of the newsletter', () => {
  const subscribe = (url: string, body: string) =>
    fetch(`${url}/subscribers`, { method: 'POST', headers: JSON_BODY, body });

  it('say nothing of the server', async () => {
    const server = await newsletter.start('server');
    const { headers } = await subscribe(server.url, '{}');
    expect(headers.get('x-powered-by')).toBeNull();
    await stopped(server);
  });

  it.each([
    ['is no JSON', '{', 400, 'Bad Request'],
    ['is too large', JSON.stringify({ name: 'x'.repeat(20_000) }), 413, 'Payload Too Large'],
  ])('name the status, and nothing more, when a body %s', async (_case, body, status, error) => {
    const server = await newsletter.start('server');
    const response = await subscribe(server.url, body);
    expect([response.status, await response.json()]).toEqual([status, { error }]);
    await stopped(server);
  });

  it('keep to themselves what has gone wrong in the queue', async () => {
    const server = await newsletter.start('server');
    // Jobs are counted in a key, which is no number here.
    const redis = new Redis(newsletter.redis.url);
    await redis.set('bull:welcome-mails:id', 'none');
    const response = await subscribe(server.url, '{"email":"ada@example.org","name":"Ada"}');
    await redis.flushall();
    await redis.quit();
    expect([response.status, await response.json()]).toEqual([500, { error: 'Internal Server Error' }]);
    await stopped(server);
    expect(statuses()).toEqual(['http.server internal_error', 'queue.publish internal_error']);
  });
});
