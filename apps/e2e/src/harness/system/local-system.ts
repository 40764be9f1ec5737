import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClewSystem, Dials } from './clew-system';
import { parseLog } from './parse-log';
import { renamer } from './renamer';

const demo = path.resolve(__dirname, '../../../../demo/dist/main.js');

/** A system whose parts a scenario can reach one by one, since they are on this machine. */
export interface LocalSystem extends ClewSystem {
  redisUrl: string;
  /** Where all of it keeps what it keeps. */
  dataDirectory: string;
  urlOf(service: string): string;
}

interface Announcement {
  shopUrl: string;
  collectorUrl: string;
  redisUrl: string;
  logDirectory: string;
  services: Record<string, { url: string; pid: number }>;
}

/** The system as processes on this machine, on free ports and with a data directory of its own. */
export async function localSystem(dials: Dials): Promise<LocalSystem> {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'clew-e2e-'));
  const startedAt = new Date();
  const child = spawn(process.execPath, [demo], {
    env: {
      ...process.env,
      ...dials,
      CLEW_DATA_DIR: dataDirectory,
      CLEW_SHOP_PORT: '0',
      CLEW_COLLECTOR_PORT: '0',
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const { shopUrl, collectorUrl, redisUrl, services, logDirectory } = await announcementOf(child);
  return {
    shopUrl,
    collectorUrl,
    redisUrl,
    dataDirectory,
    urlOf: (service) => services[service]?.url ?? '',
    startedAt,
    rename: renamer({ ...mapValues(services, ({ url }) => [url]), shop: [shopUrl], api: [] }),
    logOf: async (service) => parseLog(await readFile(path.join(logDirectory, `${service}.log`), 'utf8')),
    kill: (service) => Promise.resolve(process.kill(services[service]?.pid ?? NaN, 'SIGKILL')),
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      await rm(dataDirectory, { recursive: true });
    },
  };
}

function announcementOf(child: ChildProcess): Promise<Announcement> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('message', (message) => resolve(message as Announcement));
    child.once('exit', () => reject(new Error(`the system did not start:\n${output}`)));
  });
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
