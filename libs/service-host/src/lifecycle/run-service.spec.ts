import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { listen } from './listen';

const directory = mkdtempSync(path.join(tmpdir(), 'clew-service-host-'));
const program = path.join(directory, 'program.mjs');
const running = new Set<Service>();

interface Service {
  child: ChildProcess;
  stdout: string;
  stderr: string;
  exit: Promise<number | null>;
}

function start(behaviour: string, environment: Record<string, string> = {}): Service {
  const child = fork(program, [behaviour], {
    silent: true,
    env: { ...process.env, CLEW_TEST_PORT: '0', ...environment },
  });
  const service: Service = {
    child,
    stdout: '',
    stderr: '',
    exit: exitOf(child),
  };
  child.stdout?.on('data', (chunk: Buffer) => (service.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (service.stderr += chunk.toString()));
  running.add(service);
  return service;
}

/** The exit code, once the output is complete; `close` would say both, but is not emitted after a disconnect. */
async function exitOf(child: ChildProcess): Promise<number | null> {
  const [exit] = await Promise.all([
    once(child, 'exit'),
    once(child.stdout!, 'end'),
    once(child.stderr!, 'end'),
  ]);
  return exit[0] as number | null;
}

async function startReady(behaviour = 'serve'): Promise<Service & { url: string }> {
  const service = start(behaviour);
  const [message] = (await once(service.child, 'message')) as [{ ready: boolean; url: string }];
  expect(message.ready).toBe(true);
  return Object.assign(service, { url: message.url });
}

beforeAll(() => {
  buildSync({
    entryPoints: [path.join(__dirname, 'run-service.fixture.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
});

afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all([...running].map(({ exit }) => exit));
  running.clear();
});

afterAll(() => rmSync(directory, { recursive: true }));

describe('a running service', () => {
  it('announces its address as a message to its parent and as a log line', async () => {
    const service = await startReady();
    expect(await (await fetch(service.url)).text()).toBe('quick');
    service.child.kill('SIGTERM');
    await service.exit;
    expect(JSON.parse(service.stdout)).toMatchObject({
      service: 'yarn-service',
      ready: true,
      url: service.url,
    });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('answers the open request on %s and exits 0', async (signal) => {
    const service = await startReady();
    const pending = fetch(`${service.url}/slow`);
    await once(service.child.stderr!, 'data');
    service.child.kill(signal);
    expect(await (await pending).text()).toBe('late but whole');
    expect(await service.exit).toBe(0);
  });

  it('closes once when it is told to stop twice', async () => {
    const service = await startReady();
    service.child.kill('SIGINT');
    service.child.kill('SIGTERM');
    expect(await service.exit).toBe(0);
    expect(service.stderr.match(/closing/g)).toHaveLength(1);
  });

  it('stops when its parent disconnects', async () => {
    const service = await startReady();
    service.child.disconnect();
    expect(await service.exit).toBe(0);
  });

  it('stops when its parent has gone before it began to listen for that', async () => {
    const service = start('serve');
    service.child.disconnect();
    expect(await service.exit).toBe(0);
  });

  it('exits 1 with one line when closing fails', async () => {
    const service = await startReady('refuse-to-close');
    service.child.kill('SIGTERM');
    expect(await service.exit).toBe(1);
    expect(service.stderr).toBe('closing\nyarn-service: the knot holds\n');
  });

  it('closes and exits 1 after an error that nobody handled', async () => {
    const service = await startReady();
    await (await fetch(`${service.url}/crash`)).text();
    expect(await service.exit).toBe(1);
    expect(service.stderr).toContain('closing');
    expect(service.stdout).toContain('dropped stitch');
  });
});

describe('a start that fails', () => {
  it.each([
    ['an error', 'throw', {}, ['yarn-service: the wool', 'yarn-service: is out']],
    [
      'a bad variable',
      'serve',
      { CLEW_TEST_PORT: 'many' },
      ['yarn-service: CLEW_TEST_PORT must be a whole number from 0 (any free port) to 65535, not "many"'],
    ],
    [
      'a missing host',
      'serve',
      { CLEW_HOST: '192.0.2.1' },
      ['yarn-service: 192.0.2.1 is no address of this machine: set CLEW_HOST to one of its own'],
    ],
  ])(
    'prints %s as clear lines and exits 1 within two seconds',
    async (_case, behaviour, environment, lines) => {
      const before = performance.now();
      const service = start(behaviour, environment);
      expect(await service.exit).toBe(1);
      expect(performance.now() - before).toBeLessThan(2_000);
      expect(service.stderr.trimEnd().split('\n')).toEqual(lines);
      expect(service.stdout).toBe('');
    },
  );

  it('names a taken port', async () => {
    const other = await listen((_request, response) => response.end(), {
      port: 0,
      host: '127.0.0.1',
      portVariable: 'CLEW_TEST_PORT',
    });
    const { port } = new URL(other.url);
    const service = start('serve', { CLEW_TEST_PORT: port });
    expect(await service.exit).toBe(1);
    expect(service.stderr).toBe(
      `yarn-service: port ${port} is already in use: stop the other program or set CLEW_TEST_PORT to a free port\n`,
    );
    await other.close();
  });
});
