import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

/** Debian's user without rights: servers refuse to run as root, or should. */
const NOBODY = 65_534;
const READY_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Each with the directory in which it was started. */
const children = new Map<ChildProcess, string>();

/** Ends every process that was started in a directory or below it, and leaves it no time for anything. */
export async function endProcessesBelow(directory: string): Promise<void> {
  const below = [...children].filter(([, own]) => own === directory || own.startsWith(`${directory}/`));
  await Promise.all(below.map(([child]) => endProcess(child, 'SIGKILL')));
}

/** Makes a directory that belongs to whoever runs the servers. */
export function ownDirectory(directory: string): string {
  mkdirSync(directory, { recursive: true });
  if (isRoot()) chownSync(directory, NOBODY, NOBODY);
  return directory;
}

/** Starts a server with what it prints in a file of its directory, as a user without rights. */
export function startOwnProcess(command: string, args: readonly string[], directory: string): ChildProcess {
  const child = spawn(command, args, {
    cwd: directory,
    env: { PATH: process.env['PATH'], HOME: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot() ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  const output = createWriteStream(path.join(directory, 'output.log'), { flags: 'a' });
  child.stdout?.pipe(output, { end: false });
  child.stderr?.pipe(output, { end: false });
  children.set(child, directory);
  child.once('exit', () => children.delete(child));
  return child;
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Sends a signal and waits for the end. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Waits until something is so; throws with `what` when it does not become so, when the process has ended, or when the signal says so. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  { child, signal }: { child?: ChildProcess; signal?: AbortSignal } = {},
): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  const isOver = () => signal?.aborted === true || (child !== undefined && hasEnded(child));
  while (performance.now() < deadline && !isOver()) {
    if (await isSo().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`in vain: ${what}`);
}

/** Ports of the loopback address that nobody listens at. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(probes.map((probe) => once(probe, 'listening')));
  const ports = probes.map((probe) => (probe.address() as { port: number }).port);
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  return ports;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
