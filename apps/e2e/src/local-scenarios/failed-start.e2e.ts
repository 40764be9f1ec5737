import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';

const repository = path.resolve(__dirname, '../../../..');
const EXIT_DEADLINE_MS = 2_000;

describe('a start that cannot succeed', () => {
  let occupant: net.Server;
  let taken: string;

  beforeAll(async () => {
    occupant = net.createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    taken = String((occupant.address() as net.AddressInfo).port);
  });
  afterAll(() => {
    occupant?.close();
  });

  const free = { CLEW_SHOP_PORT: '0', CLEW_COLLECTOR_PORT: '0' };
  /** A path that not even root can write to: its parent is a file. */
  const unwritable = path.join(repository, 'package.json/data');
  const nowhere = 'redis://user:hunter2@127.0.0.1:1';
  const downstream = { DB_SERVICE_URL: 'http://127.0.0.1:1', THIRD_PARTY_URL: 'http://127.0.0.1:1' };

  it.each<[string, string, () => Record<string, string>, RegExp]>([
    ['npm start', 'tools/start.mjs', () => ({ ...free, CLEW_SHOP_PORT: taken }), /port \d+ .*CLEW_SHOP_PORT/],
    [
      'npm start',
      'tools/start.mjs',
      () => ({ ...free, CLEW_COLLECTOR_PORT: taken }),
      /port \d+ .*CLEW_COLLECTOR_PORT/,
    ],
    ['npm start', 'tools/start.mjs', () => ({ ...free, REDIS_URL: nowhere }), /REDIS_URL.*127\.0\.0\.1:1/],
    ['npm start', 'tools/start.mjs', () => ({ ...free, CLEW_DATA_DIR: unwritable }), /CLEW_DATA_DIR/],
    ['npm start', 'tools/start.mjs', () => ({ CLEW_SHOP_PORT: 'three' }), /CLEW_SHOP_PORT.*three/],
    [
      'npm test',
      'tools/test.mjs',
      () => ({ CHROME_PATH: '/no/such/browser' }),
      /CHROME_PATH.*\/no\/such\/browser/,
    ],
    [
      'the api',
      'apps/api/dist/main.js',
      () => ({ ...downstream, REDIS_URL: nowhere, CLEW_SHOP_PORT: '0' }),
      /REDIS_URL/,
    ],
    [
      'the worker',
      'apps/worker/dist/main.js',
      () => ({ ...downstream, REDIS_URL: nowhere, CLEW_WORKER_PORT: '0' }),
      /REDIS_URL/,
    ],
    [
      'the cache service',
      'apps/cache-service/dist/main.js',
      () => ({ REDIS_URL: nowhere, CLEW_CACHE_SERVICE_PORT: '0' }),
      /REDIS_URL/,
    ],
    [
      'the database service',
      'apps/db-service/dist/main.js',
      () => ({ CLEW_DATA_DIR: unwritable, CLEW_DB_SERVICE_PORT: '0' }),
      /CLEW_DATA_DIR/,
    ],
    [
      'the database service',
      'apps/db-service/dist/main.js',
      () => ({ CLEW_DB_SERVICE_PORT: taken }),
      /CLEW_DB_SERVICE_PORT/,
    ],
    [
      'the collector',
      'apps/collector/dist/main.js',
      () => ({ CLEW_DATA_DIR: unwritable, CLEW_COLLECTOR_PORT: '0' }),
      /CLEW_DATA_DIR/,
    ],
    [
      'the collector',
      'apps/collector/dist/main.js',
      () => ({ CLEW_COLLECTOR_PORT: taken }),
      /CLEW_COLLECTOR_PORT/,
    ],
  ])('ends %s (%s) with one clear line', async (_, script, environment, line) => {
    const { code, output } = await runUntilExit(script, environment());

    expect(code).toBeGreaterThan(0);
    expect(output.trim().split('\n')).toEqual([expect.stringMatching(line)]);
    expect(output).not.toContain('hunter2');
  });
});

/** Runs a script until it exits, which it must do within 2 s; what it printed is the test's to judge. */
async function runUntilExit(script: string, environment: Record<string, string>) {
  const child = spawn(process.execPath, [path.join(repository, script)], {
    cwd: repository,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: EXIT_DEADLINE_MS,
    killSignal: 'SIGKILL',
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
