/**
 * fetch -> spans and the header. Seam: the global function is replaced, because browsers offer no other.
 *
 *   web  ui.render  shop
 *   └─ http.client  GET /api/products  ──sentry-trace, baggage──▶  api  http.server  GET /api/products
 *
 * The host gets its own response or its own error; the header goes to tracing origins only.
 */
import { mergeBaggage, type SpanStatus } from '../../core/index';
import {
  finishAnsweredRequest,
  finishFailedRequest,
  startTracedRequest,
  type RequestTracing,
  type TracedRequest,
} from '../outgoing-request';

type Fetch = typeof globalThis.fetch;
type FetchArguments = Parameters<Fetch>;

/**
 * Traces every fetch made through `target`. Calling it for a target that is traced already changes nothing.
 *
 * @returns a function that puts the original back, unless somebody else has wrapped ours in the meantime
 */
export function instrumentFetch(tracing: RequestTracing, target: { fetch: Fetch } = globalThis): () => void {
  const originalFetch = target.fetch;
  if (typeof originalFetch !== 'function' || isTraced in originalFetch) return () => undefined;
  const tracedFetch = function tracedFetch(this: unknown, ...args: FetchArguments): Promise<Response> {
    const traced = startTracedFetch(tracing, args);
    if (traced === undefined) return originalFetch.apply(this, args);
    return settle(traced, args, () => originalFetch.apply(this, withHeaders(traced, args)));
  };
  target.fetch = Object.assign(tracedFetch, { [isTraced]: true });
  return () => {
    if (target.fetch === tracedFetch) target.fetch = originalFetch;
  };
}

const isTraced = Symbol('fetch traced by Clew');

function startTracedFetch(tracing: RequestTracing, [input, init]: FetchArguments): TracedRequest | undefined {
  const request = input instanceof Request ? input : undefined;
  try {
    const method = init?.method ?? request?.method ?? 'GET';
    const url = input instanceof Request ? input.url : input;
    return startTracedRequest(tracing, { method, url, type: 'fetch' });
  } catch {
    // An argument that cannot even be read: the platform tells the host so.
    return undefined;
  }
}

/**
 * A promise of our own goes back to the host: had we only listened to the original, a rejection that the host leaves
 * unhandled would never reach its `unhandledrejection`.
 */
async function settle(
  { span }: TracedRequest,
  [input, init]: FetchArguments,
  send: () => Promise<Response>,
): Promise<Response> {
  try {
    const response = await send();
    finishAnsweredRequest(span, response.status);
    return response;
  } catch (error) {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    finishFailedRequest(span, statusOfFailure(error, signal));
    throw error;
  }
}

function statusOfFailure(error: unknown, signal: AbortSignal | undefined): SpanStatus {
  const name = (error as { name?: unknown } | undefined)?.name;
  if (name === 'TimeoutError') return 'deadline_exceeded';
  return name === 'AbortError' || signal?.aborted ? 'cancelled' : 'internal_error';
}

/**
 * The call with our headers added, in the form in which the host made it; nothing of the host's is written to.
 * A Request is copied, since an `init` beside it would reset its referrer. Headers that the platform would refuse are
 * left for it to refuse.
 */
function withHeaders({ headers }: TracedRequest, args: FetchArguments): FetchArguments {
  if (headers['sentry-trace'] === undefined) return args;
  const [input, init] = args;
  try {
    if (input instanceof Request || !isPlainObject(init ?? {})) {
      const copy = new Request(input, init);
      addHeaders(copy.headers, headers);
      return [copy];
    }
    const merged = new Headers(init?.headers);
    addHeaders(merged, headers);
    return [input, { ...init, headers: merged }];
  } catch {
    return args;
  }
}

/** A `sentry-trace` that the host has set itself stays. */
function addHeaders(
  target: Headers,
  { 'sentry-trace': sentryTrace, baggage }: TracedRequest['headers'],
): void {
  if (sentryTrace === undefined || target.has('sentry-trace')) return;
  target.set('sentry-trace', sentryTrace);
  const merged = mergeBaggage(target.get('baggage') ?? undefined, baggage);
  if (merged !== undefined) target.set('baggage', merged);
}

/** Spreading copies what a plain object has; an object with getters on its prototype (a Request as `init`) would come out empty. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
