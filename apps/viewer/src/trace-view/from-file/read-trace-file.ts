import type { StoredError, StoredSpan, StoredTransaction } from '@clew/trace-model';
import type { CollectedTrace } from '../../collector/collector-client';
import { fieldsOf, numberOf, textOf, wordOf, type Fields } from '../../collector/stored-fields';
import { evidenceOf } from './evidence-of';
import { foreignFormat, isEnvelope } from './foreign-format';
import { TraceFileError } from './trace-file-error';

/**
 * Reads a trace as it is downloaded here or answered by a collector (`GET /api/0/traces/<trace_id>/`). What is left
 * out and can be done without is taken as empty.
 *
 * @throws {TraceFileError} where something is missing without which there is no trace
 */
export function readTraceFile(text: string): CollectedTrace {
  const value = parsed(text);
  const trace = fieldsOf(value);
  const transactions = trace['transactions'];
  if (!Array.isArray(transactions)) throw new TraceFileError(whyNoTrace(value));
  const errors = Array.isArray(trace['errors']) ? trace['errors'] : [];
  return {
    trace_id: textOf(trace['trace_id']) ?? 'from a file',
    start_timestamp: numberOf(trace['start_timestamp']) ?? 0,
    timestamp: numberOf(trace['timestamp']) ?? 0,
    transactions: transactions.map(transactionOf),
    errors: errors.map(errorOf),
    ...(trace['truncated'] === true ? { truncated: true } : {}),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (text.trim() === '') throw new TraceFileError('The file is empty.');
    throw new TraceFileError(
      isEnvelope(text)
        ? 'The file is an envelope, as an SDK sends it. Send it to a collector, and open the trace there.'
        : 'The file is not JSON.',
    );
  }
}

function whyNoTrace(value: unknown): string {
  const format = foreignFormat(value);
  return format === undefined
    ? 'The file holds no trace: an object with a list of "transactions" is expected.'
    : `The file holds ${format}. Only traces that were downloaded from a collector like this one can be opened.`;
}

function transactionOf(value: unknown, index: number): StoredTransaction {
  const fields = fieldsOf(value);
  const place = `transaction ${index + 1}`;
  const { description, ...root } = spanOf(fields, place);
  const spans = Array.isArray(fields['spans']) ? fields['spans'] : [];
  return {
    ...root,
    ...(description === null ? {} : { description }),
    ...evidenceOf(fields),
    event_id: textOf(fields['event_id']) ?? String(index),
    project: textOf(fields['project']) ?? 'unknown',
    transaction: textOf(fields['transaction']) ?? '<unlabeled transaction>',
    orphan: fields['orphan'] === true,
    spans: spans.map((span, child) => spanOf(fieldsOf(span), `span ${child + 1} of ${place}`)),
  };
}

function spanOf(fields: Fields, place: string): StoredSpan {
  const spanId = textOf(fields['span_id']);
  const [start, end] = [fields['start_timestamp'], fields['timestamp']];
  if (spanId === undefined || !isTime(start) || !isTime(end)) {
    throw new TraceFileError(
      `The file holds no trace: ${place} has no "span_id", "start_timestamp" and "timestamp".`,
    );
  }
  return {
    span_id: spanId,
    parent_span_id: textOf(fields['parent_span_id']) ?? null,
    op: textOf(fields['op']) ?? null,
    description: textOf(fields['description']) ?? null,
    status: textOf(fields['status']) ?? null,
    start_timestamp: start,
    timestamp: end,
    tags: tagsOf(fieldsOf(fields['tags'])),
    data: fieldsOf(fields['data']),
  };
}

/** JSON has numbers that are too large to be any. */
function isTime(value: unknown): value is number {
  return Number.isFinite(value);
}

function tagsOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, wordOf(value)]));
}

function errorOf(value: unknown, index: number): StoredError {
  const fields = fieldsOf(value);
  return {
    event_id: textOf(fields['event_id']) ?? String(index),
    project: textOf(fields['project']) ?? 'unknown',
    title: textOf(fields['title']) ?? 'error',
    level: textOf(fields['level']) ?? null,
    timestamp: numberOf(fields['timestamp']) ?? 0,
    span_id: textOf(fields['span_id']) ?? null,
    transaction: textOf(fields['transaction']) ?? null,
  };
}
