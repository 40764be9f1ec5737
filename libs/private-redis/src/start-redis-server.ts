import type { ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findRedisServer } from './find-redis-server';
import { freePort } from './free-port';
import { startRedisProcess, stopRedisProcess } from './redis-process';

const ATTEMPTS = 3;

/** How a server differs from one that forgets everything when it stops. */
export interface RedisServerOptions {
  /** The program to run; otherwise the one on the PATH. */
  program?: string;
  /** An existing directory for what it keeps. */
  directory?: string;
  /** Writes every change to a file, so that another server on the same directory goes on where this one stopped. */
  appendOnly?: boolean;
  logFile?: string;
  /** A process group of its own: Ctrl-C in the terminal does not reach it. */
  detached?: boolean;
  /** Told of an end that `stop` has not caused, with the signal or exit code. */
  onUnexpectedExit?: (cause: string) => void;
  /** Further settings by their names in redis.conf. */
  settings?: Readonly<Record<string, string>>;
}

/** A running server that nobody else uses. */
export interface RedisServer {
  readonly url: string;
  /** The process id, or undefined while it is stopped. */
  readonly pid: number | undefined;
  /** Starts it again after `stop`, at the same url. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Halts the process with its connections open: the outage in which nothing fails and nothing answers. */
  freeze(): void;
  thaw(): void;
}

/**
 * Starts a real Redis on a free loopback port. Rejects when this machine has none, or with the server's last words when
 * it does not come up.
 * @example const redis = await startRedisServer({ settings: { requirepass: 'secret' } })
 */
export async function startRedisServer(options: RedisServerOptions = {}): Promise<RedisServer> {
  const program = options.program ?? findRedisServer();
  if (!program) throw new Error('there is no redis-server or valkey-server on the PATH: install one');
  for (let attempt = 1; ; attempt += 1) {
    const server = redisServer(program, await freePort(), options);
    try {
      await server.start();
      return server;
    } catch (error) {
      const portWasTaken = /failed listening on port/i.test((error as Error).message);
      if (!portWasTaken || attempt === ATTEMPTS) throw error;
    }
  }
}

function redisServer(program: string, port: number, options: RedisServerOptions): RedisServer {
  const { logFile, detached = false, onUnexpectedExit } = options;
  const settings = settingsOf(port, options);
  let server: ChildProcess | undefined;
  return {
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return server?.pid;
    },
    async start() {
      const started = await startRedisProcess({ program, settings, logFile, detached });
      server = started;
      started.once('exit', (code, signal) => {
        if (server !== started) return;
        server = undefined;
        onUnexpectedExit?.(signal ?? `exit code ${String(code)}`);
      });
    },
    async stop() {
      const stopping = server;
      server = undefined;
      if (stopping) await stopRedisProcess(stopping);
    },
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
  };
}

function settingsOf(port: number, { directory, appendOnly, settings }: RedisServerOptions): string[] {
  const all = {
    port: String(port),
    bind: '127.0.0.1',
    dir: path.resolve(directory ?? tmpdir()),
    save: '',
    appendonly: appendOnly ? 'yes' : 'no',
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
}
