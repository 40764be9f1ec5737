import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';

/** A Redis of a test's own: real, on a free port, keeping nothing. */
export interface PrivateRedis {
  url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Leaves connections open and answers nothing. */
  freeze(): void;
  thaw(): void;
}

/** Finds a free port for a Redis, which `start` then starts, and starts again after `stop`. */
export async function privateRedis(...settings: string[]): Promise<PrivateRedis> {
  const port = await freePort();
  let server: ChildProcess | undefined;
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const started = spawn(
        'redis-server',
        ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', tmpdir(), ...settings],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      server = started;
      for await (const chunk of started.stdout) {
        if (String(chunk).includes('Ready to accept connections')) break;
      }
    },
    async stop() {
      if (!server || server.exitCode !== null) return;
      server.kill('SIGKILL');
      await once(server, 'exit');
      server = undefined;
    },
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
