import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program in a process of its own, which has announced that it is ready. */
export interface ChildProgram {
  url: string;
  /** Everything that it has logged until it was ready, as JSON lines. */
  announcements: readonly Announcement[];
  /** Asks it to deliver what it holds and to end, and waits until it has. */
  stop(): Promise<void>;
}

export interface Announcement {
  ready?: boolean;
  url?: string;
  project?: string;
  dsn?: string;
}

const running = new Set<ChildProcess>();

/** Ends at once every program of this file that is still running: a scenario that ran out of time has not stopped its own. */
export function killLeftOverPrograms(): void {
  for (const child of running) child.kill('SIGKILL');
}

/**
 * Starts a program that logs JSON lines, and resolves with the one that says `"ready":true`.
 *
 * @throws {Error} with what it wrote to standard error, where it ends before it is ready.
 */
export async function startProgram(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<ChildProgram> {
  const { child, succeeds } = launch(command, args, environment);
  const announcements: Announcement[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const announcement = line.startsWith('{') ? (JSON.parse(line) as Announcement) : {};
    announcements.push(announcement);
    if (announcement.ready === true && announcement.url !== undefined) {
      child.stdout.resume();
      return { url: announcement.url, announcements, stop: () => (child.kill('SIGTERM'), succeeds()) };
    }
  }
  await succeeds();
  throw new Error(`${args.join(' ')} ended before it was ready`);
}

/** Runs a program to its end. @throws {Error} with what it wrote to standard error, where it does not exit with 0. */
export async function runProgram(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<void> {
  const { child, succeeds } = launch(command, args, environment);
  child.stdout.resume();
  await succeeds();
}

function launch(command: string, args: readonly string[], environment: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, args, {
    env: { PATH, HOME, PYTHONDONTWRITEBYTECODE: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  async function succeeds(): Promise<void> {
    const [exitCode, signal] = await closed;
    if (exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${exitCode ?? signal}:\n${errors}`);
  }
  return { child, succeeds };
}
