import http from 'node:http';
import https from 'node:https';
import {
  authHeader,
  createQueuedTransport,
  REQUEST_DEADLINE_MS,
  type ActiveSpan,
  type Clock,
  type Dsn,
  type SdkInfo,
  type QueuedTransport,
  type ServerAnswer,
} from '../core/index';

export interface HttpEnvelopeTransportOptions {
  dsn: Dsn;
  sdk: SdkInfo;
  clock: Clock;
  activeSpan: ActiveSpan;
}

const MOST_SOCKETS = 4;

/**
 * Posts envelopes to the DSN's project over connections that are kept open. Its own requests run with no span active,
 * and the http instrumentation leaves such requests alone: that is what keeps the transport from tracing itself.
 */
export function createHttpEnvelopeTransport(options: HttpEnvelopeTransportOptions): QueuedTransport {
  const { dsn, sdk, clock, activeSpan } = options;
  const secure = dsn.envelopeUrl.startsWith('https:');
  const agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });
  const headers = {
    'content-type': 'application/x-sentry-envelope',
    'x-sentry-auth': authHeader(dsn, sdk),
  };

  function post(body: string): Promise<ServerAnswer> {
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request(dsn.envelopeUrl, {
        agent,
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(REQUEST_DEADLINE_MS),
      });
      request.on('response', (response) => {
        response.on('error', reject);
        response.on('end', () => resolve(answerOf(response)));
        response.resume();
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The server had closed a connection that lay idle, just as we took it up again: nobody's failure.
        if (request.reusedSocket && error.code === 'ECONNRESET') post(body).then(resolve, reject);
        else reject(error);
      });
      request.end(body);
    });
  }

  return createQueuedTransport({
    clock,
    sdk,
    post: (body) => activeSpan.runWith(undefined, () => post(body)),
  });
}

function answerOf({ statusCode = 0, headers }: http.IncomingMessage): ServerAnswer {
  const textOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value : null);
  return {
    status: statusCode,
    rateLimits: textOf(headers['x-sentry-rate-limits']),
    retryAfter: textOf(headers['retry-after']),
    batch: textOf(headers['x-clew-batch']),
  };
}
