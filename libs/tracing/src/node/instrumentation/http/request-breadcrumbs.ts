/**
 * Outgoing requests of `http`, `https`, `fetch` and undici -> breadcrumbs, with or without a span.
 *
 * Seam: Node's and undici's diagnostics channels. Connections are shared: whose request it was could not be told from the
 * answer, so it is noted when the request is sent.
 *
 *   http  GET http://db.internal/products  200
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import { requestBreadcrumb, type SpanStatus, type Tracer } from '../../../core/index';
import { instrumentOnce } from '../instrument-once';
import type { RunWithin } from '../listen-within';

export interface RequestBreadcrumbOptions {
  tracer: Pick<Tracer, 'addBreadcrumb'>;
  /** How to do something later in the name of the running code. */
  runLater: () => RunWithin;
  /** Where this process reports to: that it reports explains nothing. */
  envelopeUrl: string | undefined;
}

/** What the channels tell: Node's and undici's name the same things alike. */
interface ChannelMessage {
  request: ClientRequest | UndiciRequest;
  response?: Pick<IncomingMessage, 'statusCode'>;
  error?: { name?: unknown };
}

/** The parts of undici's internal request that its channels document. */
interface UndiciRequest {
  origin: string | URL;
  path: string;
  method: string;
}

const SENT = ['http.client.request.start', 'undici:request:create'];
const ENDED = [
  ...['http.client.response.finish', 'http.client.request.error'],
  ...['undici:request:headers', 'undici:request:error'],
];

/** Leaves a breadcrumb of each outgoing request that is answered or has failed; returns a function that ends this. */
export function instrumentRequestBreadcrumbs({
  tracer,
  runLater,
  envelopeUrl,
}: RequestBreadcrumbOptions): () => void {
  const sentRequests = new WeakMap<object, RunWithin>();
  const own = envelopeUrl === undefined ? undefined : new URL(envelopeUrl);
  const isOwn = (request: ClientRequest | UndiciRequest): boolean =>
    'host' in request && request.host === own?.hostname && request.path.split('?', 1)[0] === own.pathname;

  const onSent = harmless(({ request }) => {
    // A CONNECT is undici's own, to a proxy.
    if (request.method !== 'CONNECT' && !isOwn(request)) sentRequests.set(request, runLater());
  });
  const onEnded = harmless(({ request, response, error }) => {
    const runWithin = sentRequests.get(request);
    if (!runWithin) return;
    sentRequests.delete(request);
    const outcome = response?.statusCode ?? statusOfFailure(error);
    const about = { method: request.method, url: addressOf(request), outcome };
    const breadcrumb = requestBreadcrumb({ category: 'http', ...about });
    runWithin(() => tracer.addBreadcrumb(breadcrumb, { request, response }));
  });

  return instrumentOnce(http, 'request-breadcrumbs', () => {
    for (const channel of SENT) subscribe(channel, onSent);
    for (const channel of ENDED) subscribe(channel, onEnded);
    return () => {
      for (const channel of SENT) unsubscribe(channel, onSent);
      for (const channel of ENDED) unsubscribe(channel, onEnded);
    };
  });
}

/** An error that is thrown to a channel ends the process. */
function harmless(listener: (message: ChannelMessage) => void): (message: unknown) => void {
  return (message) => {
    try {
      listener(message as ChannelMessage);
    } catch {
      // A request that cannot be read leaves no breadcrumb.
    }
  };
}

/** Where a request goes, without query and credentials. */
function addressOf(request: ClientRequest | UndiciRequest): string {
  const [path = ''] = request.path.split(/[?#]/, 1);
  if ('origin' in request) return path.startsWith('/') ? new URL(request.origin).origin + path : path;
  const host = String(request.getHeader('host') ?? request.host);
  return `${request.protocol}//${host}${path}`;
}

function statusOfFailure(error: ChannelMessage['error']): SpanStatus {
  return error?.name === 'AbortError' ? 'cancelled' : 'internal_error';
}
