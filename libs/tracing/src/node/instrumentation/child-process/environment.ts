import type { PropagationHeaders, Tracer, Transaction, TransactionContext } from '../../../core/index';

/** The headers' names as names of environment variables, as Sentry's SDKs read them. */
const VARIABLES = [
  ['sentry-trace', 'SENTRY_TRACE'],
  ['baggage', 'SENTRY_BAGGAGE'],
  ['traceparent', 'TRACEPARENT'],
] as const;

/**
 * The variables to set for a child process whose caller has given it `environment`, or else that of this process. Those
 * that the caller has set itself stay; those that this process was started with are of an older span.
 */
export function environmentToAdd(
  headers: PropagationHeaders,
  environment: Readonly<NodeJS.ProcessEnv> = process.env,
): [name: string, value: string][] {
  return VARIABLES.flatMap(([header, name]): [string, string][] => {
    const value = headers[header];
    const set = environment[name];
    return value === undefined || (set !== undefined && set !== process.env[name]) ? [] : [[name, value]];
  });
}

/**
 * Starts a transaction in the trace that this process was started in, or a new one if it was started in none.
 *
 * @example
 * const transaction = continueTraceFromEnvironment(tracer, { name: 'invoices.render', op: 'task' });
 * tracer.runWith(transaction, render);
 * transaction.finish();
 */
export function continueTraceFromEnvironment(
  tracer: Tracer,
  context: TransactionContext,
  environment?: Readonly<NodeJS.ProcessEnv> | null,
): Transaction {
  const {
    SENTRY_TRACE: sentryTrace,
    SENTRY_BAGGAGE: baggage,
    TRACEPARENT: traceparent,
  } = environment ?? process.env;
  return tracer.continueTrace({ sentryTrace, baggage, traceparent }, context);
}
