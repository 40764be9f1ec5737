import { Worker } from 'node:worker_threads';
import { ConfigurationError } from '@clew/service-host';
import type { EventListQuery } from '../questions/event-list-query';
import { QueryTimeoutError, type EventStore } from '../event-store';
import { QuestionTurns, SPAN_QUESTION_LIMITS } from '../questions/question-turns';
import { StoreUnwritableError } from '../store-unwritable-error';
import type { AnswerMessage, CallMessage, CallName, QuestionName, WorkerCalls } from './worker-calls';

/**
 * `workerFile` is the bundled `duckdb.worker.js`; `onFailure` hears when the worker thread dies unasked. `logBytes` is how long
 * DuckDB's log becomes before it is written into the database, 32 MiB unless it is given.
 */
export interface DuckDbEventStoreOptions {
  directory: string;
  logBytes?: number;
  workerFile: string;
  onFailure: (error: Error) => void;
}

/**
 * Opens the embedded store in `directory`, which it then owns alone. Rejects with a `ConfigurationError` when the
 * directory is in use, cannot be written, or holds something else.
 */
export async function openDuckDbEventStore(options: DuckDbEventStoreOptions): Promise<EventStore> {
  const thread = new StoreThread(options);
  const spanTurns = new QuestionTurns(SPAN_QUESTION_LIMITS);
  try {
    const { directory, logBytes } = options;
    await thread.call('open', { directory, ...(logBytes === undefined ? {} : { logBytes }) });
  } catch (error) {
    await thread.end();
    throw error;
  }
  return {
    append: (records, counts = []) => thread.call('append', { records, counts }),
    trace: (traceId, projectIds, limit) => thread.ask('trace', { traceId, projectIds, limit }),
    event: (projectId, eventId) => thread.ask('event', { projectId, eventId }),
    list: (query) =>
      readsSpans(query)
        ? spanTurns.take((remainingMs) => thread.ask('list', query, remainingMs))
        : thread.ask('list', query),
    tagKeys: (query) => thread.ask('tagKeys', query),
    countByProject: async () => new Map(await thread.ask('countByProject', undefined)),
    outcomes: () => thread.ask('outcomes', undefined),
    storedBytes: ({ freed } = { freed: false }) => thread.call('storedBytes', { freed }),
    receivedBefore: (share) => thread.call('receivedBefore', share),
    prune: (request) => thread.call('prune', request),
    async close() {
      await thread.call('close', undefined);
      await thread.end();
    },
  };
}

/** Also to tell how many of the latest transactions can be read reads their spans: how long they are. */
function readsSpans({ spans, latest }: EventListQuery): boolean {
  return spans !== undefined || latest !== undefined;
}

/** Of the thread's heap: batches pass through it, and larger halves would only hold more of them. */
const YOUNG_GENERATION_MB = 12;

interface PendingCall {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

class StoreThread {
  readonly #worker: Worker;
  readonly #pending = new Map<number, PendingCall>();
  #nextId = 1;
  #failure: Error | undefined;
  #ending = false;
  readonly #turns = new QuestionTurns();

  constructor({ workerFile, onFailure }: DuckDbEventStoreOptions) {
    this.#worker = new Worker(workerFile, {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    this.#worker.on('message', (message: AnswerMessage) => this.#settle(message));
    this.#worker.on('error', (error) => this.#fail(error, onFailure));
    this.#worker.on('exit', () => this.#fail(new Error('the store thread ended'), onFailure));
  }

  call<Name extends CallName>(
    name: Name,
    argument: WorkerCalls[Name]['argument'],
    timeoutMs = Number.POSITIVE_INFINITY,
  ): Promise<WorkerCalls[Name]['answer']> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const message: CallMessage = { id: this.#nextId++, name, argument, timeoutMs };
    return new Promise((resolve, reject) => {
      this.#pending.set(message.id, { resolve: resolve, reject });
      this.#worker.postMessage(message);
    });
  }

  /** As `call`, when it is this question's turn. */
  ask<Name extends QuestionName>(
    name: Name,
    argument: WorkerCalls[Name]['argument'],
    timeoutMs?: number,
  ): Promise<WorkerCalls[Name]['answer']> {
    return this.#turns.take((remainingMs) => this.call(name, argument, remainingMs), timeoutMs);
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#worker.terminate();
  }

  #settle({ id, answer, error }: AnswerMessage): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error === undefined) pending?.resolve(answer);
    else pending?.reject(revive(error));
  }

  #fail(error: Error, onFailure: (error: Error) => void): void {
    const first = this.#failure === undefined;
    this.#failure ??= error;
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
    if (first && !this.#ending) onFailure(error);
  }
}

/** Errors lose their class between threads; the kinds that others tell apart get it back. */
function revive({ name, message }: { name: string; message: string }): Error {
  if (name === 'StoreOpenError') return new ConfigurationError(message);
  if (name === 'QueryTimeoutError') return new QueryTimeoutError(message);
  if (name === 'StoreUnwritableError') return new StoreUnwritableError(message);
  return new Error(message);
}
