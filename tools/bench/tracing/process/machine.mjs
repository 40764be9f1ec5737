// The machine that the figures are of, and how its processors are shared out: what is measured gets one for itself.
import { spawnSync } from 'node:child_process';
import os from 'node:os';

const canPin = os.cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/** The processor of what is measured, and that of everything that it talks to. */
export const MEASURED = 0;
export const NEIGHBOURS = 1;

/** A command that runs on one processor, where that can be had. */
export function pinned(processor, [command, ...words]) {
  return canPin ? ['taskset', '-c', String(processor), command, ...words] : [command, ...words];
}

/** Moves a process that runs already. */
export function pinProcess(processor, pid) {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', String(processor), String(pid)]);
}

export function describeMachine() {
  const [{ model }] = os.cpus();
  const gibibytes = Math.round(os.totalmem() / 1024 ** 3);
  const sharing = canPin ? `pinned: measured on ${MEASURED}, its neighbours on ${NEIGHBOURS}` : 'not pinned';
  return `${os.cpus().length} x ${model.trim()}, ${gibibytes} GiB, ${os.type()} ${os.release()}, Node ${process.version}; ${sharing}`;
}
