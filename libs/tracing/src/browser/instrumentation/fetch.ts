/**
 * fetch -> spans and the header. Seam: the global function is replaced, because browsers offer no other.
 *
 *   web  ui.render  shop
 *   └─ http.client  GET /api/products  ──sentry-trace, baggage──▶  api  http.server  GET /api/products
 *
 * The host gets its own response or its own error; the header goes to tracing origins only.
 */
import type { SpanStatus } from '../../core/index';
import {
  startTracedRequest,
  type RequestedCall,
  type RequestTracing,
  type TracedRequest,
} from '../outgoing-request';
import { replaceMethod, type MethodCall } from './replace-method';

type Fetch = typeof globalThis.fetch;
type FetchArguments = Parameters<Fetch>;

/**
 * Traces every fetch made through `target`. Calling it for a target that is traced already changes nothing.
 *
 * @returns a function that puts the original back
 */
export function instrumentFetch(tracing: RequestTracing, target: { fetch: Fetch } = globalThis): () => void {
  return replaceMethod(target, 'fetch', (call) => {
    const args = call.args as FetchArguments;
    // Without any argument there is nothing to send: the platform says so.
    const traced = args.length > 0 ? startTracedRequest(tracing, () => requestedBy(args)) : undefined;
    return traced ? settle(traced, args, call) : call.proceed();
  });
}

function requestedBy([input, init]: FetchArguments): RequestedCall {
  const { method, url } = isRequest(input) ? input : { method: 'GET', url: input };
  return { method: init?.method ?? method, url, type: 'fetch' };
}

/**
 * A promise of our own goes back to the host: had we only listened to the original, a rejection that the host leaves
 * unhandled would never reach its `unhandledrejection`.
 */
async function settle(traced: TracedRequest, args: FetchArguments, call: MethodCall): Promise<Response> {
  try {
    const response = await (call.proceed(withHeaders(traced, args)) as Promise<Response>);
    traced.finish(response.status);
    return response;
  } catch (error) {
    const [input, init] = args;
    const signal = init?.signal ?? (isRequest(input) ? input.signal : undefined);
    traced.finish(statusOfFailure(error, signal));
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
  if (headers.length === 0) return args;
  const [input, init] = args;
  try {
    if (isRequest(input) || !isPlainObject(init ?? {})) {
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

/** Where the host has set `sentry-trace` itself, nothing is added; baggage of its own goes before ours. */
function addHeaders(target: Headers, headers: TracedRequest['headers']): void {
  if (target.has('sentry-trace')) return;
  for (const [name, value] of headers) target.append(name, value);
}

/** Also of a frame, whose class is another one. */
function isRequest(input: FetchArguments[0]): input is Request {
  return Object.prototype.toString.call(input) === '[object Request]';
}

/**
 * Spreading copies what a plain object has; an object with getters on its prototype (a Request as `init`) would come out
 * empty.
 */
function isPlainObject(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}
