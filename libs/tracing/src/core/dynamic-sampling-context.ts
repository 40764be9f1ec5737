import { formatSentryBaggage } from './baggage';
import type { Dsn } from './dsn';
import { formatSampleRand } from './incoming-trace';
import type { TransactionRecording } from './transaction-recording';

/** What the head of a trace tells every other service and the server about it, besides its transaction. */
export interface HeadOfTrace {
  dsn?: Dsn | undefined;
  release?: string | undefined;
  environment: string;
}

/**
 * The dynamic sampling context of a transaction's trace: what came in with the trace, or, at the head, what is known
 * when it is first asked for. From then on it does not change, so that all services see the same.
 */
export function samplingContextOf(
  recording: TransactionRecording,
  head: HeadOfTrace,
): ReadonlyMap<string, string> {
  recording.samplingContext ??= contextAtHead(recording, head);
  return recording.samplingContext;
}

/** The `baggage` header that carries it; written once, since every request of the transaction carries the same. */
export function baggageOf(recording: TransactionRecording, head: HeadOfTrace): string | undefined {
  recording.baggage ??= formatSentryBaggage(samplingContextOf(recording, head)) ?? '';
  return recording.baggage === '' ? undefined : recording.baggage;
}

function contextAtHead(recording: TransactionRecording, head: HeadOfTrace): Map<string, string> {
  const { sampleRate, sampleRand, propagated } = recording.decision;
  const context = new Map([['trace_id', recording.traceId]]);
  if (head.dsn) context.set('public_key', head.dsn.publicKey);
  if (propagated !== undefined) {
    if (sampleRate !== undefined) context.set('sample_rate', String(sampleRate));
    context.set('sample_rand', formatSampleRand(sampleRand));
    context.set('sampled', String(propagated));
    // A URL may hold ids and secrets, and would not group anything.
    if (recording.source !== 'url') context.set('transaction', recording.name);
  }
  context.set('environment', head.environment);
  if (head.release) context.set('release', head.release);
  return context;
}
