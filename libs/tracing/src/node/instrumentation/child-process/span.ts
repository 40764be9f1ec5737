import type { Span, SpanStatus } from '../../../core/index';

export interface ChildProcessOptions {
  /** Hands the trace on to child processes, in their environment; by default they are told nothing. */
  propagate?: boolean | undefined;
  /** Describes commands with their arguments; by default without, since arguments may hold secrets. */
  recordArguments?: boolean | undefined;
}

/** A command: a file and its arguments, or a shell, whose last argument is what it is to run. */
export interface Command {
  file: string;
  args: readonly string[];
  shell: boolean;
}

/** How a process ended. */
export interface Exit {
  code: number | null;
  signal: string | null;
  /** Whether this process has sent it the signal. */
  killed: boolean;
}

const LONGEST_DESCRIPTION = 2000;

/**
 * The command as a description: `git`, or `git push origin` with its arguments. Of a shell's command line, it is the
 * first word, unless that is more than a plain name: in `PASSWORD=x psql`, it is a secret.
 */
export function commandOf(
  { file, args, shell }: Command,
  { recordArguments = false }: ChildProcessOptions = {},
): string {
  const commandLine = shell ? String(args.at(-1) ?? '').replace(/^"(.*)"$/s, '$1') : '';
  if (recordArguments) return (shell ? commandLine : [file, ...args].join(' ')).slice(0, LONGEST_DESCRIPTION);
  const [, word = file] = /^\s*([\w./@+-]+)(?=\s|$)/.exec(commandLine) ?? [];
  return (shell ? word : file).slice(0, LONGEST_DESCRIPTION);
}

/** Finishes the span of a process that has ended: `ok` for code 0, `cancelled` if it was told to. */
export function finishExited(span: Span, { code, signal, killed }: Exit): void {
  if (span.status !== undefined) return;
  if (code !== null) span.setData('exit_code', code);
  if (signal !== null) span.setData('signal', signal);
  span.setStatus(statusOfExit({ code, signal, killed })).finish();
}

/** Finishes the span of a process that could not be started, was given up, or has outlived its time. */
export function finishUnspawned(span: Span, error: unknown): void {
  if (span.status === undefined) span.setStatus(statusOfError(error)).finish();
}

function statusOfExit({ code, killed }: Exit): SpanStatus {
  if (code === 0) return 'ok';
  if (code !== null) return 'internal_error';
  return killed ? 'cancelled' : 'aborted';
}

function statusOfError(error: unknown): SpanStatus {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (name === 'AbortError') return 'cancelled';
  return STATUS_OF_CODE.get(String(code)) ?? 'internal_error';
}

const STATUS_OF_CODE: ReadonlyMap<string, SpanStatus> = new Map([
  ['ENOENT', 'not_found'],
  ['EACCES', 'permission_denied'],
  ['EPERM', 'permission_denied'],
  ['EAGAIN', 'resource_exhausted'],
  ['EMFILE', 'resource_exhausted'],
  ['ETIMEDOUT', 'deadline_exceeded'],
]);
