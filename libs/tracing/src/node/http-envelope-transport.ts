import http from 'node:http';
import https from 'node:https';
import {
  authHeader,
  QueuedTransport,
  REQUEST_DEADLINE_MS,
  type ActiveSpan,
  type Clock,
  type Dsn,
  type SdkInfo,
  type ServerAnswer,
  type Transport,
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
export function createHttpEnvelopeTransport(options: HttpEnvelopeTransportOptions): Transport {
  const { dsn, sdk, clock, activeSpan } = options;
  const secure = dsn.envelopeUrl.startsWith('https:');
  const agent = new (secure ? https : http).Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });
  const headers = {
    'content-type': 'application/x-sentry-envelope',
    'x-sentry-auth': authHeader(dsn, sdk),
  };

  function post(body: Uint8Array): Promise<ServerAnswer> {
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request(dsn.envelopeUrl, {
        agent,
        method: 'POST',
        headers: { ...headers, 'content-length': body.length },
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

  return new QueuedTransport({ clock, post: (body) => activeSpan.runWith(undefined, () => post(body)) });
}

function answerOf(response: http.IncomingMessage): ServerAnswer {
  const rateLimits = response.headers['x-sentry-rate-limits'];
  return {
    status: response.statusCode ?? 0,
    rateLimits: typeof rateLimits === 'string' ? rateLimits : null,
    retryAfter: response.headers['retry-after'] ?? null,
  };
}
