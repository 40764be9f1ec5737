import { setImmediate, setTimeout } from 'node:timers/promises';
import { requirePeer } from '../peers.mjs';

/** @sentry/node 10 and 11, whole, with a transport of their own making that serialises and then discards. */
export function start({ package: name, settings }) {
  const Sentry = requirePeer(name);
  let bytes = 0;
  let finished = 0;
  let sent = 0;
  Sentry.init({
    dsn: 'http://key@127.0.0.1:9/1',
    tracesSampleRate: 1,
    transport: (options) =>
      Sentry.createTransport(options, ({ body }) => {
        bytes += body.length;
        sent += 1;
        return Promise.resolve({ statusCode: 200 });
      }),
    ...settings,
  });
  return {
    openRoot: () =>
      Sentry.startInactiveSpan({ name: 'GET /products/:id', op: 'http.server', forceTransaction: true }),
    span(root) {
      const span = Sentry.startInactiveSpan({ name: 'a step of the work', op: 'function', parentSpan: root });
      span.setAttribute('currency', 'EUR');
      span.setAttribute('step', '1');
      span.end();
      return span;
    },
    finish(root) {
      finished += 1;
      root.end();
    },
    // Transactions leave after a moment, through a buffer that drops what is too much at once.
    async settle() {
      await setImmediate();
      while (sent < finished) await setTimeout(1);
    },
    flush: () => undefined,
    bytes: () => bytes,
  };
}
