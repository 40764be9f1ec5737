import { importOurs } from '../our-bundles.mjs';

/** `bundle` is the bundle of libs/tracing to load. */
export async function load({ bundle = 'node' }) {
  const { bullmqTelemetry, errorHandler, init, tracingHandler } = await importOurs(bundle);
  return {
    init({ sink, rate }) {
      const { tracer, flush } = init({
        dsn: `http://key@127.0.0.1:${sink}/1`,
        tracesSampleRate: rate,
        tracingOrigins: ['localhost'],
      });
      return {
        addBeforeRoutes: (app) => app.use(tracingHandler(tracer)),
        addAfterRoutes: (app) => app.use(errorHandler(tracer)),
        inSpan: ({ op, description, tags, data }, work) =>
          tracer.startSpan({ op, description }, (span) => {
            for (const key in tags) span.setTag(key, tags[key]);
            for (const key in data) span.setData(key, data[key]);
            return work();
          }),
        inTransaction: (name, work) => tracer.startSpan({ op: 'task', transaction: name }, work),
        bullmqTelemetry: () => bullmqTelemetry(tracer),
        flush: () => flush(60_000),
      };
    },
  };
}
