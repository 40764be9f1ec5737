import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { reachRedis } from './reach-redis';

const ATTEMPTS = 3;
const START_TIMEOUT_MS = 5_000;

/** The first Redis-compatible server program on the PATH, if there is one. */
export function findRedisServer(searchPath = process.env['PATH'] ?? ''): string | undefined {
  const names = ['redis-server', 'valkey-server'];
  const candidates = searchPath
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => path.join(folder, name)));
  return candidates.find(isExecutable);
}

/**
 * A private Redis on a free loopback port, with append-only persistence under `directory`, so that a queued job
 * survives a restart.
 */
export async function startRedisServer(program: string, directory: string, logFile: string) {
  mkdirSync(directory, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const server = spawnRedis(program, { directory, port, logFile });
    const url = `redis://127.0.0.1:${port}`;
    try {
      await answers(url, server);
      return { url, pid: server.pid, close: () => stop(server) };
    } catch (error) {
      server.kill('SIGKILL');
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

function spawnRedis(
  program: string,
  { directory, port, logFile }: { directory: string; port: number; logFile: string },
): ChildProcess {
  const log = openSync(logFile, 'a');
  const server = spawn(
    program,
    [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', path.resolve(directory)],
      ...['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction'],
    ],
    // Its own process group: Ctrl-C must reach the services first, which still want to answer and to flush.
    { stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  return server;
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      return await reachRedis(url);
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  await exited;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Redis cannot be asked to pick a port itself, so the kernel is asked for one just before. */
async function freePort(): Promise<number> {
  const probe = net.createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
