import type { Span, SpanContext, SpanStatus, TracingOrigin, Transaction } from '../../core/index';
import { attempt } from '../parts/attempt';
import { createIdleTransactions, type IdleTransactions } from '../page-load/idle-transactions';
import {
  deliverWhenHidden,
  failWithGlobalErrors,
  requestTracing,
  traceNavigations,
} from '../instrument-page';
import { instrumentFetch } from '../instrumentation/fetch';
import { instrumentXhr } from '../instrumentation/xhr';
import { pageClock } from '../ports/page-clock';
import { startPageLoad } from '../page-load/page-load';
import { recordPageTimings } from '../page-load/record-page-timings';
import { createActivities, type Activities, type ActivityOptions } from './activities';
import type { Client, Integration } from './client';
import { finishSoon } from './finish-soon';
import { asSentrySpan, type SentrySpan } from '../../facade/sentry-span';

/** What the text calls `{optionName: value}`: all of it has a default. */
export interface TracingOptions {
  /** The requests that carry the header; all others get a span, too. */
  tracingOrigins: readonly TracingOrigin[];
  traceFetch: boolean;
  traceXHR: boolean;
  /** Says no to requests, by their absolute URL, that are to have neither span nor header; so does what it throws. */
  shouldCreateSpanForRequest: (url: string) => boolean;
  /** How long the page must be inactive before the transaction finishes, in milliseconds. */
  idleTimeout: number;
  startTransactionOnPageLoad: boolean;
  startTransactionOnLocationChange: boolean;
  /** How long a transaction may last, in seconds, before it is finished and marked; 0 for as long as it likes. */
  maxTransactionDuration: number;
  /** Whether hiding the page finishes the transaction, as `cancelled` and marked. */
  markBackgroundTransactions: boolean;
}

const DEFAULTS: TracingOptions = {
  tracingOrigins: ['localhost', /^\//],
  traceFetch: true,
  traceXHR: true,
  shouldCreateSpanForRequest: () => true,
  idleTimeout: 500,
  startTransactionOnPageLoad: true,
  startTransactionOnLocationChange: true,
  maxTransactionDuration: 600,
  markBackgroundTransactions: true,
};

/** The page that is traced; the text reaches it by static methods. */
let traced:
  | {
      client: Client;
      idleTransactions: IdleTransactions;
      activities: Activities;
      idleTimeoutMs: number;
    }
  | undefined;

/**
 * The text's `Tracing` integration: page loads, navigations, requests, resources, marks and activities.
 *
 * @example
 * Sentry.init({ dsn, integrations: [new Integrations.Tracing({ idleTimeout: 1000 })], tracesSampleRate: 0.25 });
 */
export class Tracing implements Integration {
  static readonly id = 'Tracing';
  readonly name = Tracing.id;
  readonly options: Readonly<TracingOptions>;

  constructor(options: Partial<TracingOptions> = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  setup(client: Client): () => void {
    const { options } = this;
    const idleTransactions = createIdleTransactions({
      clock: pageClock,
      idleTimeoutMs: options.idleTimeout,
      finalTimeoutMs: options.maxTransactionDuration * 1000,
      beforeFinish(transaction) {
        attempt(() => recordPageTimings(transaction));
        markOverlong(transaction, options.maxTransactionDuration);
      },
    });
    const activities = createActivities(idleTransactions, pageClock);
    traced = { client, idleTransactions, activities, idleTimeoutMs: options.idleTimeout };
    client.unclaimedSpan = () => idleTransactions.current?.transaction;
    if (options.startTransactionOnPageLoad && client.isTracing) {
      idleTransactions.start(() => startPageLoad(client.tracer, client.dsn?.publicKey));
    }
    const isLeftAlone = (url: string) =>
      client.isOwnRequest(url) || !attempt(() => options.shouldCreateSpanForRequest(url));
    const requests = requestTracing({ ...client, isOwnRequest: isLeftAlone }, options.tracingOrigins);
    const restore = [
      options.traceFetch && instrumentFetch(requests),
      options.traceXHR && instrumentXhr(requests),
      options.startTransactionOnLocationChange &&
        client.isTracing &&
        traceNavigations({ tracer: client.tracer, idleTransactions }),
      failWithGlobalErrors(idleTransactions),
      deliverWhenHidden(client, options.markBackgroundTransactions ? idleTransactions : undefined),
    ];
    return () => {
      for (const stop of restore) if (stop) stop();
      for (const idle of idleTransactions.open) idle.finish();
      if (traced?.client === client) traced = undefined;
    };
  }

  /**
   * Starts a transaction that takes up the page's requests and spans, and ends by itself; the one that is open finishes.
   * `undefined` when nothing is traced.
   */
  static startIdleTransaction(name: string, context: SpanContext = {}): SentrySpan | undefined {
    if (!traced?.client.isTracing) return undefined;
    const { client, idleTransactions } = traced;
    const { transaction } = idleTransactions.start(() =>
      client.tracer.startTransaction({ ...context, name }),
    );
    return asSentrySpan(transaction);
  }

  /**
   * Finishes the open transaction and sends it. Requests that are still in flight are waited for, at most for the idle
   * timeout: they belong to it, as the text says, and would be lost otherwise. What starts from now on does not.
   */
  static finishIdleTransaction(): void {
    if (!traced) return;
    traced.activities.cancelAll();
    const open = traced.idleTransactions.current;
    traced.idleTransactions.current = undefined;
    if (open) finishSoon(open, pageClock, traced.idleTimeoutMs);
  }

  /**
   * Keeps the open transaction alive until the activity is popped, and measures it as a span if a context is given.
   *
   * @returns what `popActivity` takes; 0, which it ignores, when no transaction is open
   */
  static pushActivity(_name: string, context?: SpanContext, options?: ActivityOptions): number {
    return traced?.activities.push(context, options) ?? 0;
  }

  /** Ends an activity and its span; `data` goes to the span, its `status` and `status_code` also to the span's status. */
  static popActivity(activity: number, data: Readonly<Record<string, unknown>> = {}): void {
    traced?.activities.pop(activity, data);
  }

  static setTransactionStatus(status: SpanStatus): void {
    Tracing.getTransaction()?.setStatus(status);
  }

  static getTransaction(): SentrySpan | undefined {
    const open: Span | undefined = traced?.idleTransactions.current?.transaction;
    return open && asSentrySpan(open);
  }
}

function markOverlong(transaction: Transaction, maxTransactionDuration: number): void {
  const seconds = transaction.now() - transaction.startTimestamp;
  if (maxTransactionDuration === 0 || seconds < maxTransactionDuration) return;
  transaction.setStatus('deadline_exceeded').setTag('maxTransactionDurationExceeded', true);
}
