import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll } from '@jest/globals';
import { BUILT_COLLECTOR } from './built-collector';

/** A collector in a process of its own, as it is shipped. */
export interface CollectorProcess {
  child: ChildProcess;
  url: string;
}

/** How a collector that could not start ended. */
export interface FailedStart {
  exitCode: number | null;
  errors: string;
  seconds: number;
}

const children = new Set<ChildProcess>();

/** Ends, after a file's specs, every process that they have left. */
export function killLeftOverCollectors(): void {
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
  });
}

/** Starts a collector on a free port and resolves when it is ready. */
export async function startProcess(
  dataDirectory: string,
  environment: Record<string, string> = {},
): Promise<CollectorProcess> {
  const child = launch(dataDirectory, environment);
  for await (const line of createInterface({ input: child.stdout! })) {
    const { ready, url } = JSON.parse(line) as { ready?: boolean; url?: string };
    if (ready === true && url !== undefined) {
      child.stdout!.resume();
      return { child, url };
    }
  }
  throw new Error('the collector ended before it was ready');
}

/** Starts a collector that cannot start, and waits for its end. */
export async function startInVain(
  dataDirectory: string,
  environment: Record<string, string> = {},
): Promise<FailedStart> {
  const began = performance.now();
  const child = launch(dataDirectory, environment);
  let errors = '';
  child.stderr!.on('data', (chunk: Buffer) => (errors += String(chunk)));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, errors, seconds: (performance.now() - began) / 1000 };
}

/** Starts a collector and kills it after that many milliseconds, ready or not. */
export async function startAndKill(
  dataDirectory: string,
  environment: Record<string, string>,
  afterMs: number,
): Promise<void> {
  const child = launch(dataDirectory, environment);
  const exited = once(child, 'exit');
  child.stdout!.resume();
  setTimeout(() => child.kill('SIGKILL'), afterMs);
  await exited;
}

/** Sends a signal and resolves with the exit code, null when the signal itself ended the process. */
export async function stopProcess(
  { child }: CollectorProcess,
  signal: NodeJS.Signals,
): Promise<number | null> {
  const closed = once(child, 'exit');
  child.kill(signal);
  const [exitCode] = (await closed) as [number | null];
  return exitCode;
}

function launch(dataDirectory: string, environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [BUILT_COLLECTOR.mainFile, '--data', dataDirectory], {
    env: { PATH: process.env['PATH'], CLEW_COLLECTOR_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}
