import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { withinDeadline } from '@clew/service-host';

const START_DEADLINE_MS = 10_000;
const STOP_DEADLINE_MS = 5_000;
const LAST_WORDS = 2_000;

/** How to start one process: the program and its arguments, and what else happens with it. */
export interface RedisCommand {
  program: string;
  settings: readonly string[];
  /** Where its log goes on; without one it is dropped. */
  logFile: string | undefined;
  detached: boolean;
}

/**
 * Starts the process and waits until it says that it takes connections: an answer at its port would prove less, since
 * another server may have been faster there. Rejects with the last words of a server that does not come up.
 */
export async function startRedisProcess(command: RedisCommand): Promise<ChildProcess> {
  // Opened first, so that a file that cannot be written fails this start and is no event later.
  const log = command.logFile === undefined ? undefined : openSync(command.logFile, 'a');
  const server = spawn(command.program, command.settings, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: command.detached,
  });
  const outputs = [server.stdout, server.stderr];
  if (log !== undefined) keepLog(server, outputs, log);
  try {
    await withinDeadline(untilReady(server, outputs), START_DEADLINE_MS);
    return server;
  } catch (error) {
    server.kill('SIGKILL');
    throw new Error(`${command.program} did not start: ${(error as Error).message}`);
  }
}

/** Stops the process, frozen or not; what it has been told to keep it writes down first. */
export async function stopRedisProcess(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  server.kill('SIGCONT');
  const killing = setTimeout(() => server.kill('SIGKILL'), STOP_DEADLINE_MS);
  await exited;
  clearTimeout(killing);
}

/** Its outputs are listened to for as long as it lives: a server whose output nobody takes would wait for a reader. */
function untilReady(server: ChildProcess, outputs: readonly Readable[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    for (const output of outputs) {
      output.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-LAST_WORDS);
        if (/ready to accept connections/i.test(said)) resolve();
      });
    }
    server.once('error', reject);
    server.once('close', () => reject(new Error(said.trim().split('\n').at(-1))));
  });
}

function keepLog(server: ChildProcess, outputs: readonly Readable[], log: number): void {
  const file = createWriteStream('', { fd: log });
  // A full disk costs the log, and not the process that started the server.
  file.on('error', () => undefined);
  for (const output of outputs) output.pipe(file, { end: false });
  server.once('close', () => file.end());
}
