import type { AppendOutcome } from '../records/append-outcome';
import type { EventListQuery, ListValue } from '../questions/event-list-query';
import type { EventRecord } from '../records/event-record';
import type { PruneRequest } from '../event-pruner';
import type { OutcomeCount } from '../records/outcome-count';
import type { StoredRecord } from '../records/stored-record';
import type { TraceEvents } from '../event-reader';
import type { TagKey, TagKeysQuery } from '../questions/tag-keys';

/** The calls of retention: they are not refused because people ask much. */
interface PruneCalls {
  storedBytes: { argument: { freed: boolean }; answer: number };
  receivedBefore: { argument: number; answer: number | undefined };
  prune: { argument: PruneRequest; answer: OutcomeCount[] };
}

/** What the main thread may ask the store's worker thread: the argument and the answer of each call. */
export interface WorkerCalls extends PruneCalls {
  open: { argument: { directory: string; logBytes?: number }; answer: undefined };
  append: {
    argument: { records: readonly StoredRecord[]; counts: readonly OutcomeCount[] };
    answer: AppendOutcome[];
  };
  trace: { argument: { traceId: string; projectIds: readonly number[]; limit: number }; answer: TraceEvents };
  event: { argument: { projectId: number; eventId: string }; answer: EventRecord | undefined };
  list: { argument: EventListQuery; answer: ListValue[][] };
  tagKeys: { argument: TagKeysQuery; answer: TagKey[] };
  countByProject: { argument: undefined; answer: [projectId: number, count: number][] };
  outcomes: { argument: undefined; answer: OutcomeCount[] };
  close: { argument: undefined; answer: undefined };
}

export type CallName = keyof WorkerCalls;

/** The calls that only read; they are interrupted when they take too long. */
export type QuestionName = Exclude<CallName, 'open' | 'append' | 'close' | keyof PruneCalls>;

/** One call; `argument` belongs to `name`. A question has `timeoutMs` milliseconds. */
export interface CallMessage {
  id: number;
  name: CallName;
  argument: unknown;
  timeoutMs: number;
}

/** The answer to the call of the same id, or the error it ended with. */
export interface AnswerMessage {
  id: number;
  answer?: unknown;
  error?: { name: string; message: string };
}
