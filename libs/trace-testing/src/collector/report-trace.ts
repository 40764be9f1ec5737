import type { StoredSpan, StoredTransaction, TraceResponse } from '@clew/trace-model';
import { authHeader, parseDsn, serializeEnvelope } from '@clew/tracing/core';

const sdk = { name: 'clew.trace-testing', version: '0.1.0' };

/**
 * Sends the transactions of a trace one after the other, each in an envelope to its project's DSN, as the services
 * would have done: to show a told trace to a collector or a recorder.
 *
 * @throws {Error} where one is not accepted.
 */
export async function reportTrace(trace: TraceResponse, dsnOf: (project: string) => string): Promise<void> {
  for (const transaction of trace.transactions) {
    await reportTransaction(trace.trace_id, transaction, dsnOf(transaction.project));
  }
}

async function reportTransaction(
  traceId: string,
  transaction: StoredTransaction,
  dsn: string,
): Promise<void> {
  const { event_id } = transaction;
  const payload = JSON.stringify(eventOf(traceId, transaction));
  const body = serializeEnvelope({ event_id, sdk }, [{ headers: { type: 'transaction' }, payload }]);
  const headers = { 'x-sentry-auth': authHeader(parseDsn(dsn), sdk) };
  const response = await fetch(parseDsn(dsn).envelopeUrl, { method: 'POST', headers, body });
  const answer = await response.text();
  if (!response.ok) throw new Error(`transaction ${event_id} was answered ${response.status}: ${answer}`);
}

function eventOf(traceId: string, transaction: StoredTransaction): object {
  const { event_id, transaction: name, start_timestamp, timestamp, tags, spans } = transaction;
  const { span_id, parent_span_id, op, status, data } = transaction;
  return {
    type: 'transaction',
    event_id,
    transaction: name,
    start_timestamp,
    timestamp,
    tags,
    platform: 'node',
    sdk: transaction.sdk ?? sdk,
    contexts: { trace: { trace_id: traceId, span_id, parent_span_id, op, status, data } },
    spans: spans.map((span: StoredSpan) => ({ trace_id: traceId, ...span })),
  };
}
