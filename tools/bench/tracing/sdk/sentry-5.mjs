import { requirePeer } from '../peers.mjs';

/** @sentry/node 5.30 with @sentry/tracing, as its documentation sets up an Express service. */
export async function load() {
  const Sentry = requirePeer('sentry-node-5');
  requirePeer('sentry-tracing-5');
  return {
    init({ sink, rate }) {
      Sentry.init({
        // It leaves calls alone whose URL holds the host of the DSN: the upstream goes by the name of localhost.
        dsn: `http://key@127.0.0.1:${sink}/1`,
        tracesSampleRate: rate,
        integrations: [new Sentry.Integrations.Http({ tracing: true })],
      });
      return {
        addBeforeRoutes: (app) => app.use(Sentry.Handlers.requestHandler(), Sentry.Handlers.tracingHandler()),
        addAfterRoutes: (app) => app.use(Sentry.Handlers.errorHandler()),
        inSpan,
        flush: () => Sentry.flush(60_000),
      };
    },
  };

  async function inSpan({ op, description, tags, data }, work) {
    const scope = Sentry.getCurrentHub().getScope();
    const parent = scope.getSpan();
    const span = parent.startChild({ op, description });
    for (const key in tags) span.setTag(key, tags[key]);
    for (const key in data) span.setData(key, data[key]);
    scope.setSpan(span);
    try {
      return await work();
    } finally {
      span.finish();
      scope.setSpan(parent);
    }
  }
}
