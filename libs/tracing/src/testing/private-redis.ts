import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface PrivateRedis {
  /** The path of its socket: it has no port that another test could take. */
  socket: string;
  stop(): Promise<void>;
}

/** Starts a real Redis for one spec, which nobody else can reach, and which leaves nothing behind. */
export async function startPrivateRedis(): Promise<PrivateRedis> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clew-redis-'));
  const socket = path.join(folder, 'redis.sock');
  const server = spawn(
    'redis-server',
    ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = new Promise<void>((resolve) => server.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.stdout.on('data', (output: Buffer) => {
      if (/ready to accept connections/i.test(output.toString())) resolve();
    });
  });
  return {
    socket,
    async stop() {
      server.kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
