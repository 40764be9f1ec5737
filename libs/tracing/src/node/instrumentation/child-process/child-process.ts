/**
 * Node's `child_process`: `spawn`, `exec`, `execFile`, `fork` and what is built on them (execa, cross-spawn, cluster).
 *
 * Seam: the diagnostics channel `child_process`, which tells of each process before it is spawned; so a command is one
 * span, whichever function has run it, and `util.promisify(exec)` stays what it is. The synchronous forms tell nobody:
 * they are wrapped (`sync.ts`).
 *
 *   worker  queue.process  render-invoice
 *   └─ subprocess  pdflatex
 *      └─ pdflatex  task  render             if it continues the trace
 *
 * Wire: nothing, unless `propagate` is set: then `SENTRY_TRACE` and `SENTRY_BAGGAGE` in the child's environment, which
 * `continueTraceFromEnvironment` reads.
 */
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { errorMonitor, type EventEmitter } from 'node:events';
import type { Span, Tracer } from '../../../core/index';
import { environmentToAdd } from './environment';
import { commandOf, finishExited, finishUnspawned, type ChildProcessOptions } from './span';
import { instrumentChildProcessSync } from './sync';
import { instrumentOnce } from '../instrument-once';
import { replaceMethod } from '../replace-method';

/** What Node has made of the arguments; a copy, like its list of `NAME=value`. */
interface SpawnOptions {
  file: string;
  /** The first one is the name that the process is told. */
  args: readonly string[];
  shell?: unknown;
  env?: NodeJS.ProcessEnv | null;
  envPairs: string[];
}

/**
 * Makes a span of every process that is started while a span is active: from its start to its exit. Returns a function
 * that ends this.
 *
 * @example
 * instrumentChildProcess(tracer, { propagate: true });
 */
export function instrumentChildProcess(tracer: Tracer, options: ChildProcessOptions = {}): () => void {
  function onCreated(message: unknown): void {
    const { process: child } = message as { process: ChildProcess };
    const parent = tracer.activeSpan();
    if (!parent) return;
    const restore = replaceMethod(
      child,
      'spawn',
      (spawn) =>
        function tracedSpawn(...args) {
          restore();
          const span = startSpan(parent, args[0] as SpawnOptions);
          finishWithProcess(span, child);
          return failWith(span, () => spawn.apply(this, args));
        },
    );
  }

  function startSpan(parent: Span, spawning: SpawnOptions): Span {
    const { file, shell, args, env, envPairs } = spawning;
    const description = commandOf({ file, args: args.slice(1), shell: Boolean(shell) }, options);
    const span = parent.startChild({ op: 'subprocess', description });
    if (!options.propagate) return span;
    for (const [name, value] of environmentToAdd(tracer.propagationHeaders(span), env ?? undefined)) {
      const inherited = envPairs.findIndex((pair) => pair.startsWith(`${name}=`));
      if (inherited !== -1) envPairs.splice(inherited, 1);
      envPairs.push(`${name}=${value}`);
    }
    return span;
  }

  return instrumentOnce(globalThis, 'child-process', () => {
    subscribe('child_process', onCreated);
    const restoreSync = instrumentChildProcessSync(tracer, options);
    return () => {
      unsubscribe('child_process', onCreated);
      restoreSync();
    };
  });
}

function finishWithProcess(span: Span, child: ChildProcess): void {
  // One that outlives the transaction has at least been started; what it does may be below this span.
  child.once('spawn', () => span.setData('pid', child.pid).finishProvisionally());
  child.once('exit', (code, signal) => finishExited(span, { code, signal, killed: child.killed }));
  // What cannot be spawned does not exit. A listener for `error` would swallow the crash that it is meant to be.
  (child as EventEmitter).once(errorMonitor, (error: unknown) => finishUnspawned(span, error));
}

function failWith<T>(span: Span, spawn: () => T): T {
  try {
    return spawn();
  } catch (error) {
    finishUnspawned(span, error);
    throw error;
  }
}
