// The collector as it is shipped, in a process of its own, and what that process takes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { collectorFile } from './build-collector.mjs';

const MICROSECONDS_PER_TICK = 10_000;
/** What is measured is what it can do, not what it lets a project do; and a drawn store is larger and older than it keeps. */
const UNLIMITED = { CLEW_RATE_LIMIT: 'off', CLEW_RETENTION_DAYS: 'off', CLEW_RETENTION_BYTES: 'off' };

/** An empty folder for a store; `remove` takes it away again. */
export function scratchFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'clew-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Starts the collector on `folder` and a free port, with the projects of a drawn store. `nodeArguments` go before its
 * file; `command` wraps the whole command line (another limit, another processor).
 */
export async function startCollector({
  folder,
  nodeArguments = [],
  environment = {},
  command = (words) => words,
}) {
  const [program, ...words] = command([process.execPath, ...nodeArguments, collectorFile, '--data', folder]);
  const child = spawn(program, words, {
    env: {
      ...process.env,
      CLEW_COLLECTOR_PORT: '0',
      CLEW_PROJECTS: [1, 2, 3, 4, 5].map((id) => `service-${id}:publickey${id}`).join(','),
      ...UNLIMITED,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const [ready] = await Promise.race([once(child, 'message'), exited.then(() => [undefined])]);
  if (ready === undefined) throw new Error('the collector ended before it was ready');
  return {
    url: ready.url,
    child,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    cpuMicroseconds: () => cpuMicroseconds(child.pid),
    memory: () => memoryOf(child.pid),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** User and system time of all threads of a process, in the kernel's ticks of 10 ms. */
export function cpuMicroseconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK;
}

/** What a process holds in memory now, and the most that it ever did, in bytes. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)[1]);
  return { resident: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 };
}
