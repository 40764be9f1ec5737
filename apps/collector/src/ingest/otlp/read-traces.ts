import type { EventRecord } from '../../store/event-record';
import type { StreamedSpans } from '../../store/streamed-spans';
import { boundJson } from '../event/bound-json';
import { Rejection } from '../event/rejection';
import type { Repairs } from '../event/repairs';
import { INGEST_LIMITS } from '../limits';
import type { DropReason } from '../outcomes';
import { spanBatches } from '../span/span-batches';
import { streamedSpanOf, type StreamedSpan } from '../span/streamed-span';
import { streamedTransaction } from '../span/streamed-transaction';
import { errorOfException, exceptionsOf } from './spans/exception-events';
import { meaningOfSpan } from './spans/meaning-of-span';
import type { OfferedSpan } from './spans/offered-span';
import { offeredSpans } from './spans/offered-spans';
import { rootSpansWithin } from './spans/root-spans-within';
import { sampleRateOfTraceState } from './spans/sample-rate-of-trace-state';
import { streamedForm } from './spans/streamed-form';

/** Where the spans of a request belong, when they came, and how long its body was. */
export interface TracesPlace {
  projectId: number;
  receivedTimestamp: number;
  bodyBytes: number;
}

/** What the spans of a request are to the store, and what of them could not be used. */
export interface ReadTraces {
  /** Transactions and errors. */
  events: EventRecord[];
  batches: StreamedSpans[];
  dropped: { category: 'span' | 'error'; reason: DropReason }[];
}

/**
 * The transactions, child spans and errors that a request holds: a span that begins a transaction becomes one, the others
 * are kept apart and joined with theirs whenever the trace is read, and exceptions are errors. One span that cannot be
 * used is dropped without the others. Throws an `IngestError` of 400 where there are no spans to be found.
 */
export function readTraces(
  request: Readonly<Record<string, unknown>>,
  { place, repairs }: { place: TracesPlace; repairs: Repairs },
): ReadTraces {
  const { services, unusable } = offeredSpans(request);
  const read: ReadTraces = { events: [], batches: [], dropped: [] };
  for (let count = unusable; count > 0; count -= 1) drop(read, 'span', 'span_invalid');
  const rootOf = rootSpansWithin(services.flat());
  for (const spans of services) {
    const children = spans.flatMap(
      (span) => readSpan(span, { read, place, repairs, root: rootOf(span) }) ?? [],
    );
    read.batches.push(...spanBatches(children, place));
  }
  return read;
}

interface Reading {
  read: ReadTraces;
  place: TracesPlace;
  repairs: Repairs;
  root: OfferedSpan | undefined;
}

/** The span, if it is a child that is to be stored; a root span is among the events. */
function readSpan(span: OfferedSpan, reading: Reading): StreamedSpan | undefined {
  const { read, place, repairs, root } = reading;
  const { projectId, receivedTimestamp } = place;
  const streamed = usableSpan(span, reading);
  if (streamed === undefined) return undefined;
  addErrors(span, streamed, reading);
  if (!span.isRoot) return { ...streamed, rootSpanId: streamed.rootSpanId ?? root?.spanId ?? null };
  const sampleRate = sampleRateOfTraceState(span.fields['traceState']);
  read.events.push(streamedTransaction(streamed, { projectId, receivedTimestamp, sampleRate }, repairs));
  return undefined;
}

function usableSpan(span: OfferedSpan, { read, place, repairs }: Reading): StreamedSpan | undefined {
  const form = streamedForm(span);
  try {
    boundJson(form, repairs);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return void drop(read, 'span', error.reason);
  }
  const limit = INGEST_LIMITS.eventBytes;
  // Only a long body has room for such a span.
  if (place.bodyBytes > limit && JSON.stringify(form).length > limit)
    return void drop(read, 'span', 'too_large');
  const streamed = streamedSpanOf(form, place.receivedTimestamp, repairs);
  return streamed ?? void drop(read, 'span', 'span_invalid');
}

function addErrors(span: OfferedSpan, streamed: StreamedSpan, { read, place, repairs, root }: Reading): void {
  const own = span.isRoot ? span : root;
  const transaction = own === undefined ? null : meaningOfSpan(own).description;
  for (const event of exceptionsOf(span)) {
    try {
      read.events.push(errorOfException(event, streamed, { place: { ...place, transaction }, repairs }));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      drop(read, 'error', error.reason);
    }
  }
}

function drop({ dropped }: ReadTraces, category: 'span' | 'error', reason: DropReason): void {
  dropped.push({ category, reason });
}
