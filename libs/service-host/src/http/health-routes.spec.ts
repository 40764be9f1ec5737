import { describe, expect, it } from '@jest/globals';
import { healthRoutes } from './health-routes';
import { listen } from '../lifecycle/listen';

async function statusOf(path: string, isReady?: () => boolean | Promise<boolean>): Promise<number> {
  const health = healthRoutes(isReady);
  const server = await listen(
    (request, response) =>
      health(request, response, () => {
        response.statusCode = 418;
        response.end();
      }),
    { port: 0, host: '127.0.0.1', portVariable: 'CLEW_TEST_PORT' },
  );
  try {
    return (await fetch(server.url + path)).status;
  } finally {
    await server.close();
  }
}

describe('the health routes', () => {
  it.each([
    ['/healthz', 'is alive though it is not ready', () => false, 200],
    ['/readyz', 'is ready by default', undefined, 200],
    ['/readyz?verbose', 'is ready when the check says so', () => Promise.resolve(true), 200],
    ['/readyz', 'is not ready when the check says so', () => false, 503],
    ['/readyz', 'is not ready when the check fails', () => Promise.reject(new Error('lost')), 503],
    ['/products', 'leaves every other path to the service', undefined, 418],
  ])('%s: %s', async (path, _fact, isReady, status) => {
    expect(await statusOf(path, isReady)).toBe(status);
  });
});
