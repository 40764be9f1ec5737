import { requirePeer } from '../peers.mjs';

/** @sentry/node 10 and 11, which differ in `settings` only. */
export async function load({ package: name, settings }) {
  const Sentry = requirePeer(name);
  return {
    init({ sink, rate }) {
      Sentry.init({ dsn: `http://key@127.0.0.1:${sink}/1`, tracesSampleRate: rate, ...settings });
      return {
        addBeforeRoutes: () => undefined,
        addAfterRoutes: (app) => Sentry.setupExpressErrorHandler(app),
        // These versions keep tags on events only: all four are attributes of the span.
        inSpan: ({ op, description, tags, data }, work) =>
          Sentry.startSpan({ name: description, op }, (span) => {
            for (const key in tags) span.setAttribute(key, tags[key]);
            for (const key in data) span.setAttribute(key, data[key]);
            return work();
          }),
        flush: () => Sentry.flush(60_000),
      };
    },
  };
}
