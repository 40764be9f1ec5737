import type { StoredError, StoredSpan, StoredTransaction } from '@clew/trace-model';
import type { CollectedTrace } from '../../collector/collector-client';
import { evidenceOf } from './evidence-of';
import { fieldsOf, numberOf, textOf, type Fields } from '../../collector/stored-fields';

/** What makes a file no trace, in words for the one who chose it. */
export class TraceFileError extends Error {
  override name = 'TraceFileError';
}

/**
 * Reads a trace as it is downloaded here or answered by a collector (`GET /api/0/traces/<trace_id>/`). What is left
 * out and can be done without is taken as empty.
 *
 * @throws {TraceFileError} where something is missing without which there is no trace
 */
export function readTraceFile(text: string): CollectedTrace {
  const trace = fieldsOf(parsed(text));
  const transactions = trace['transactions'];
  if (!Array.isArray(transactions)) {
    throw new TraceFileError('The file holds no trace: an object with a list of "transactions" is expected.');
  }
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
    throw new TraceFileError('The file is not JSON.');
  }
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
  if (spanId === undefined || typeof start !== 'number' || typeof end !== 'number') {
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
    tags: fieldsOf(fields['tags']) as Record<string, string>,
    data: fieldsOf(fields['data']),
  };
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
