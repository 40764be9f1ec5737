/**
 * `spawnSync`, `execSync` and `execFileSync`, which tell no channel: the functions of the module are wrapped, also for
 * ES modules that import them by name.
 */
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import type { Span, Tracer } from '../../../core/index';
import { environmentToAdd } from './environment';
import { commandOf, finishExited, finishUnspawned, type ChildProcessOptions, type Command } from './span';
import { replaceMethod } from '../replace-method';

interface SyncOptions {
  env?: NodeJS.ProcessEnv;
  shell?: unknown;
}

/** What `spawnSync` returns, and what the error of the other two tells. */
interface SyncOutcome {
  status?: number | null;
  signal?: string | null;
  error?: unknown;
}

/** Makes a span of every synchronous process that is run while a span is active; returns a function that ends this. */
export function instrumentChildProcessSync(tracer: Tracer, options: ChildProcessOptions): () => void {
  function wrap(name: 'spawnSync' | 'execSync' | 'execFileSync'): () => void {
    const isShell = name === 'execSync';
    return replaceMethod(
      childProcess,
      name,
      (original) =>
        function tracedSync(...args) {
          const active = tracer.activeSpan();
          if (!active || typeof args[0] !== 'string') return original.apply(this, args);
          const description = commandOf(commandFrom(args, isShell), options);
          const span = active.startChild({ op: 'subprocess', description });
          const given = options.propagate
            ? withEnvironment(args, isShell, tracer.propagationHeaders(span))
            : args;
          return finishAfter(span, () => original.apply(this, given));
        },
    );
  }

  const restore = (['spawnSync', 'execSync', 'execFileSync'] as const).map(wrap);
  syncBuiltinESMExports();
  return () => {
    for (const restoreMethod of restore) restoreMethod();
    syncBuiltinESMExports();
  };
}

/** `execSync(command, options?)`, or `spawnSync(file, args?, options?)` and `execFileSync` alike. */
function commandFrom(args: readonly unknown[], isShell: boolean): Command {
  const file = String(args[0]);
  if (isShell) return { file: 'sh', args: [file], shell: true };
  const list = Array.isArray(args[1]) ? args[1].map(String) : [];
  const { shell } = optionsOf(args, isShell) ?? {};
  return shell
    ? { file: 'sh', args: [[file, ...list].join(' ')], shell: true }
    : { file, args: list, shell: false };
}

function positionOfOptions(args: readonly unknown[], isShell: boolean): number {
  return isShell || !(Array.isArray(args[1]) || args[1] === undefined || args[1] === null) ? 1 : 2;
}

function optionsOf(args: readonly unknown[], isShell: boolean): SyncOptions | undefined {
  const options = args[positionOfOptions(args, isShell)] ?? {};
  // Anything else is an error, which Node itself is about to report.
  return typeof options === 'object' ? options : undefined;
}

function withEnvironment(
  args: readonly unknown[],
  isShell: boolean,
  headers: ReturnType<Tracer['propagationHeaders']>,
): unknown[] {
  const options = optionsOf(args, isShell);
  if (!options) return [...args];
  const env = options.env ?? process.env;
  const added = Object.fromEntries(environmentToAdd(headers, env));
  const given = [...args];
  given[positionOfOptions(args, isShell)] = { ...options, env: { ...env, ...added } };
  return given;
}

function finishAfter(span: Span, run: () => unknown): unknown {
  let outcome: unknown;
  try {
    outcome = run();
  } catch (error) {
    finishAs(span, { error, ...(error as SyncOutcome) });
    throw error;
  }
  // Output is all that the other two return; `spawnSync` tells how it went, and throws for bad arguments only.
  finishAs(span, isOutcome(outcome) ? outcome : { status: 0 });
  return outcome;
}

function finishAs(span: Span, { status, signal = null, error }: SyncOutcome): void {
  const { code } = (error ?? {}) as { code?: unknown };
  // Of an error, a status or a signal tells more, unless it is the signal that ended it when its time was over.
  if (typeof status === 'number' || (signal !== null && code === undefined)) {
    finishExited(span, { code: status ?? null, signal, killed: false });
  } else finishUnspawned(span, error);
}

function isOutcome(value: unknown): value is SyncOutcome {
  return typeof value === 'object' && value !== null && 'status' in value;
}
