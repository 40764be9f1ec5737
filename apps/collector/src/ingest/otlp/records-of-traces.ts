import type { EventRecord } from '../../store/records/event-record';
import type { StoredRecord } from '../../store/records/stored-record';
import { boundJson } from '../payload/bound-json';
import { Rejection } from '../payload/rejection';
import { Repairs } from '../payload/repairs';
import { INGEST_LIMITS } from '../limits';
import type { DropReason } from '../outcomes';
import { spanBatches } from '../span/span-batches';
import { streamedSpanOf, type StreamedSpan } from '../span/streamed-span';
import { streamedTransaction } from '../span/streamed-transaction';
import { errorOfException, exceptionsOf, type ErrorPlace } from './spans/exception-events';
import { meaningOfSpan } from './spans/meaning-of-span';
import type { OfferedSpan } from './spans/offered-span';
import { offeredSpans } from './spans/offered-spans';
import { rootSpansWithin } from './spans/root-spans-within';
import { sampleRateOfTraceState } from './spans/sample-rate-of-trace-state';
import { streamedForm } from './spans/streamed-form';
import type { TracesTally } from './traces-tally';

/** Where the spans of a request belong, when they came, and how long its body was. */
export interface TracesPlace {
  projectId: number;
  receivedTimestamp: number;
  bodyBytes: number;
}

/** What reading spans needs beside them; `mayHaveErrors` is asked for each exception. */
interface Reading {
  place: TracesPlace;
  tally: TracesTally;
  mayHaveErrors: () => boolean;
}

/**
 * The transactions, errors and child spans that a request holds: a span that begins a transaction becomes one, exceptions
 * are errors, and all other spans are kept apart and joined with theirs whenever the trace is read. One after another,
 * because a record takes far more room than what it is made of. A span that cannot be used is dropped without the others.
 * Throws an `IngestError` of 400, before the first record, where a list or a message should be and is not.
 */
export function* recordsOfTraces(
  request: Readonly<Record<string, unknown>>,
  reading: Reading,
): Generator<StoredRecord, void> {
  const { services, unusable } = offeredSpans(request);
  reading.tally.drop('span', 'span_invalid', unusable);
  const rootOf = rootSpansWithin(services.flat());
  for (const spans of services) {
    for (let start = 0; start < spans.length; start += INGEST_LIMITS.containerSpans) {
      const together = spans.slice(start, start + INGEST_LIMITS.containerSpans);
      yield* recordsOfSpans(together, rootOf, reading);
    }
  }
}

function* recordsOfSpans(
  spans: readonly OfferedSpan[],
  rootOf: (span: OfferedSpan) => OfferedSpan | undefined,
  reading: Reading,
): Generator<StoredRecord, void> {
  const children: StreamedSpan[] = [];
  for (const span of spans) {
    const streamed = usableSpan(span, reading);
    if (streamed === undefined) continue;
    const root = rootOf(span);
    yield* errorsOf(span, { streamed, root }, reading);
    if (span.isRoot) yield transactionOf(span, streamed, reading);
    else children.push({ ...streamed, rootSpanId: streamed.rootSpanId ?? root?.spanId ?? null });
  }
  yield* spanBatches(children, reading.place);
}

/** The span as it is streamed; undefined, and counted, when it cannot be used. */
function usableSpan(span: OfferedSpan, { place, tally }: Reading): StreamedSpan | undefined {
  const repairs = new Repairs();
  const form = streamedForm(span);
  const problem = problemOf(form, place, repairs);
  const streamed = problem === undefined ? streamedSpanOf(form, place.receivedTimestamp, repairs) : undefined;
  tally.repair(repairs);
  if (streamed === undefined) tally.drop('span', problem ?? 'span_invalid');
  return streamed;
}

function problemOf(form: object, { bodyBytes }: TracesPlace, repairs: Repairs): DropReason | undefined {
  try {
    boundJson(form, repairs);
  } catch (error) {
    if (error instanceof Rejection) return error.reason;
    throw error;
  }
  const limit = INGEST_LIMITS.eventBytes;
  // Only a long body has room for such a span.
  return bodyBytes > limit && JSON.stringify(form).length > limit ? 'too_large' : undefined;
}

function transactionOf(span: OfferedSpan, streamed: StreamedSpan, { place, tally }: Reading): EventRecord {
  const { projectId, receivedTimestamp } = place;
  const repairs = new Repairs();
  const sampleRate = sampleRateOfTraceState(span.fields['traceState']);
  const transaction = streamedTransaction(streamed, { projectId, receivedTimestamp, sampleRate }, repairs);
  tally.repair(repairs);
  return transaction;
}

function* errorsOf(
  span: OfferedSpan,
  { streamed, root }: { streamed: StreamedSpan; root: OfferedSpan | undefined },
  { place, tally, mayHaveErrors }: Reading,
): Generator<EventRecord, void> {
  const { kept, tooMany } = exceptionsOf(span);
  tally.drop('error', 'too_many_nodes', tooMany);
  for (const event of kept) {
    if (!mayHaveErrors()) {
      tally.drop('error', 'rate_limited');
      continue;
    }
    const transaction = root === undefined ? null : meaningOfSpan(root).description;
    const error = usableError(event, streamed, { place: { ...place, transaction }, tally });
    if (error !== undefined) yield error;
  }
}

function usableError(
  event: OfferedSpan['events'][number],
  streamed: StreamedSpan,
  { place, tally }: { place: ErrorPlace; tally: TracesTally },
): EventRecord | undefined {
  const repairs = new Repairs();
  try {
    return errorOfException(event, streamed, { place, repairs });
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return void tally.drop('error', error.reason);
  } finally {
    tally.repair(repairs);
  }
}
