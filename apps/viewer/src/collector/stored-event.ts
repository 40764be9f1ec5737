import type { StoredError, StoredTransaction } from '@clew/trace-model';
import { isFields } from './stored-fields';

/** What events of both kinds say about where they come from and what was going on. */
export interface EventSurroundings {
  release?: string | null;
  environment?: string | null;
  dist?: string | null;
  server_name?: string | null;
  logger?: string | null;
  platform?: string | null;
  sdk?: { name: string; version?: string } | null;
  user?: Record<string, unknown> | null;
  request?: Record<string, unknown> | null;
  contexts?: Record<string, unknown> | null;
  extra?: Record<string, unknown> | null;
  modules?: Record<string, unknown> | null;
  breadcrumbs?: unknown;
}

/** One transaction with everything around its spans. */
export interface TransactionEvent extends StoredTransaction, EventSurroundings {
  type: 'transaction';
  trace_id: string;
  sdk?: { name: string; version?: string } | null;
  measurements?: unknown;
}

/** One error with everything that the SDK captured with it. */
export interface ErrorEvent extends StoredError, EventSurroundings {
  type: 'error';
  /** Null where no span was active. */
  trace_id: string | null;
  tags: Record<string, string>;
  /** As the SDK sent them: the last is the one that was thrown, those before it are its causes. */
  exceptions?: unknown;
  message?: string | null;
}

/** An event of either kind. */
export type StoredEvent = TransactionEvent | ErrorEvent;

/** Whether an answer of the collector is an event with all that each of its kind has. */
export function isStoredEvent(answer: Record<string, unknown>): boolean {
  const { type, span_id: spanId, spans, title, tags } = answer;
  if (!isFields(tags)) return false;
  return type === 'error'
    ? typeof title === 'string'
    : type === 'transaction' && typeof spanId === 'string' && Array.isArray(spans);
}
