import type { KeptBreadcrumb } from '../breadcrumb/breadcrumb';
import type { DataFilter } from '../filter/data-filter';
import { textOf } from '../span/property-bag';
import type { Span } from '../span/span';
import type { StackFrame, StackParser } from './stack-frame';
import { traceContextJson, type EventOriginJson, type TraceContextJson } from './transaction-event';

export interface ExceptionJson {
  type: string;
  value: string;
  mechanism: { type: string; handled: boolean };
  stacktrace?: { frames: StackFrame[] };
}

export type ErrorLevel = 'error' | 'fatal';

/** An error as it is sent, with the span that it happened in. */
export interface ErrorEvent extends EventOriginJson {
  event_id: string;
  timestamp: number;
  level: ErrorLevel;
  /** The name of the transaction that it happened in. */
  transaction?: string;
  exception: { values: ExceptionJson[] };
  contexts: { trace: TraceContextJson };
  tags?: Readonly<Record<string, unknown>>;
  breadcrumbs?: readonly KeptBreadcrumb[];
}

/** How an error came to be known. */
export interface ErrorDetails {
  /** The span that it happened in. */
  span: Span;
  /** Whether the application goes on. */
  handled: boolean;
  /** What caught it: `express`, `onuncaughtexception`, ... */
  mechanism: string;
  /** `fatal` when the process ends with it. */
  level: ErrorLevel;
}

/** What an event says besides, and what it must not say. */
export interface ErrorEventOptions {
  origin: EventOriginJson;
  filter: DataFilter;
  parseStack: StackParser;
}

const MOST_CAUSES = 5;
const LONGEST_MESSAGE = 8192;

/** The event of an error and of what it was caused by; the outermost error comes last, as the protocol has it. */
export function errorEvent(
  error: unknown,
  { span, handled, mechanism, level }: ErrorDetails,
  { origin, filter, parseStack }: ErrorEventOptions,
): ErrorEvent {
  const { transaction } = span;
  const values = chainOf(error).map((link) =>
    exceptionJson(link, { type: mechanism, handled }, { filter, parseStack }),
  );
  return {
    event_id: transaction.ids.eventId(),
    timestamp: transaction.now(),
    level,
    ...(transaction.name !== '' && { transaction: filter.text(transaction.name) }),
    ...origin,
    exception: { values: values.reverse() },
    contexts: { trace: traceContextJson(span, filter) },
    tags: filter.bag(transaction.tags),
  };
}

/** The error, what caused it, and so on. */
function chainOf(error: unknown): unknown[] {
  const chain = [error];
  for (
    let cause = causeOf(error);
    cause !== undefined && chain.length < MOST_CAUSES;
    cause = causeOf(cause)
  ) {
    if (chain.includes(cause)) break;
    chain.push(cause);
  }
  return chain;
}

function causeOf(error: unknown): unknown {
  return property(error, 'cause');
}

function exceptionJson(
  error: unknown,
  mechanism: ExceptionJson['mechanism'],
  { filter, parseStack }: Pick<ErrorEventOptions, 'filter' | 'parseStack'>,
): ExceptionJson {
  const name = property(error, 'name');
  const message = property(error, 'message');
  const stack = property(error, 'stack');
  const frames = typeof stack === 'string' ? parseStack(stack) : [];
  return {
    type: typeof name === 'string' && name !== '' ? name : 'Error',
    // Cut once it is filtered, and more is looked at than is kept: half a password would not be known for one.
    value: filter
      .text((typeof message === 'string' ? message : textOf(error)).slice(0, 2 * LONGEST_MESSAGE))
      .slice(0, LONGEST_MESSAGE),
    mechanism,
    ...(frames.length > 0 && { stacktrace: { frames } }),
  };
}

/** undefined where there is none, or where reading it throws. */
function property(owner: unknown, name: string): unknown {
  try {
    return typeof owner === 'object' && owner !== null ? (owner as Record<string, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
}
