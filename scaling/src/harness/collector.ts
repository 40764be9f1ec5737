import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from '@jest/globals';

const MAIN = path.resolve(__dirname, '../../../apps/collector/dist/main.js');

export const PROJECTS = 'web:webkey,api:apikey';

const children = new Set<ChildProcess>();

/** Ends, after a file's tests, every collector that they have left. */
export function killLeftOverCollectors(): void {
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
  });
}

/** A collector in a process of its own, as it is shipped, with nothing but its environment. */
export interface Collector {
  url: string;
  child: ChildProcess;
  /** The exit code; null when the signal itself ended it. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts a collector on a store and resolves when it is ready; rejects with what it said when it ends before. */
export async function startCollector(store: string, port = 0): Promise<Collector> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      CLEW_COLLECTOR_PORT: String(port),
      // Nobody may write there: a collector of a shared store needs no directory.
      CLEW_DATA_DIR: '/proc/clew',
      CLEW_PROJECTS: PROJECTS,
      CLEW_STORE: store,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  for await (const line of createInterface({ input: child.stdout })) {
    const { ready, url } = JSON.parse(line) as { ready?: boolean; url?: string };
    if (ready === true && url !== undefined) {
      child.stdout.resume();
      return { url, child, stop: (signal) => stop(child, signal) };
    }
  }
  await once(child, 'close');
  throw new Error(errors);
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const [exitCode] = (await ended) as [number | null];
  return exitCode;
}
