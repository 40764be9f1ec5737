import { formatSentryBaggage } from './baggage';
import type { Dsn } from '../envelope/dsn';
import { formatSampleRand } from './sample-rand';
import type { SamplingDecision } from '../sampling';
import type { TransactionSource } from '../span/span-context';

/** What the head of a trace tells every other service and the server about it, besides its transaction. */
export interface HeadOfTrace {
  dsn?: Dsn | undefined;
  orgId?: string | undefined;
  release?: string | undefined;
  environment: string;
}

/** What travels with a trace as `baggage`; what is undefined, or empty, does not. */
export type DynamicSamplingContext = Readonly<Record<string, string | undefined>>;

/** The organisation that a host of Sentry's names: `o123.ingest.sentry.io` belongs to 123. */
export function organisationOf({ envelopeUrl }: Dsn): string | undefined {
  return /^https?:\/\/o(\d+)\./.exec(envelopeUrl)?.[1];
}

/** The transaction whose trace it is, as much of it as the context tells. */
export interface TransactionAtHead {
  readonly traceId: string;
  readonly name: string;
  readonly source: TransactionSource;
  readonly decision: SamplingDecision;
  samplingContext: DynamicSamplingContext | undefined;
  baggage: string | undefined;
}

/**
 * The dynamic sampling context of a transaction's trace: what came in with the trace, or, at the head, what is known
 * when it is first asked for. From then on it does not change, so that all services see the same.
 */
export function samplingContextOf(transaction: TransactionAtHead, head: HeadOfTrace): DynamicSamplingContext {
  transaction.samplingContext ??= contextAtHead(transaction, head);
  return transaction.samplingContext;
}

/** The `baggage` header that carries it; written once, since every request of the transaction carries the same. */
export function baggageOf(transaction: TransactionAtHead, head: HeadOfTrace): string | undefined {
  transaction.baggage ??= formatSentryBaggage(Object.entries(samplingContextOf(transaction, head))) ?? '';
  return transaction.baggage === '' ? undefined : transaction.baggage;
}

/**
 * What came in with a trace, completed where the decision was left to this service: then its rate is the one that
 * the others and the server need to know. undefined where nothing came in that says anything.
 */
export function inheritedContext(
  context: DynamicSamplingContext | undefined,
  { sampleRate, sampleRand, propagated }: SamplingDecision,
): DynamicSamplingContext | undefined {
  if (context === undefined || sampleRate === undefined) return context;
  // Its own head said nothing at all: this service is the first that can.
  if (Object.keys(context).length === 0) return undefined;
  return {
    ...context,
    sample_rate: String(sampleRate),
    sample_rand: formatSampleRand(sampleRand),
    sampled: String(propagated),
  };
}

function contextAtHead(
  { traceId, source, name, decision }: TransactionAtHead,
  { dsn, environment, release, orgId }: HeadOfTrace,
): DynamicSamplingContext {
  const { sampleRate, sampleRand, propagated } = decision;
  const isDecided = propagated !== undefined;
  return {
    trace_id: traceId,
    public_key: dsn?.publicKey,
    sample_rate: sampleRate?.toString(),
    sample_rand: isDecided ? formatSampleRand(sampleRand) : undefined,
    sampled: propagated?.toString(),
    // A URL may hold ids and secrets, and would not group anything.
    transaction: isDecided && source !== 'url' ? name : undefined,
    environment,
    release,
    org_id: orgId,
  };
}
