import { setImmediate } from 'node:timers/promises';
import { requirePeer } from '../peers.mjs';

/** @sentry/node 5.30, whole, with a transport that serialises and then hands the request to nobody. */
export function start() {
  const Sentry = requirePeer('sentry-node-5');
  requirePeer('sentry-tracing-5');
  let bytes = 0;
  class DiscardingTransport extends Sentry.Transports.HTTPTransport {
    constructor(options) {
      super(options);
      this.module = { request: (_options, respond) => discardingRequest(respond) };
    }
  }
  function discardingRequest(respond) {
    const ignore = () => undefined;
    return {
      on: ignore,
      end(body) {
        bytes += body.length;
        respond({ statusCode: 200, headers: {}, setEncoding: ignore, on: ignore });
      },
    };
  }
  Sentry.init({ dsn: 'http://key@127.0.0.1:9/1', tracesSampleRate: 1, transport: DiscardingTransport });
  return {
    openRoot: () => Sentry.startTransaction({ name: 'GET /products/:id', op: 'http.server' }),
    span(root) {
      const span = root.startChild({ op: 'function', description: 'a step of the work' });
      span.setTag('currency', 'EUR');
      span.setTag('step', '1');
      span.finish();
      return span;
    },
    finish: (root) => root.finish(),
    settle: () => setImmediate(),
    flush: () => Sentry.flush(60_000),
    bytes: () => bytes,
  };
}
