// No tracing at all: what everything else is compared with.
export async function load() {
  return {
    init: () => ({
      addBeforeRoutes: () => undefined,
      addAfterRoutes: () => undefined,
      inSpan: (_span, work) => work(),
      inTransaction: (_name, work) => work(),
      bullmqTelemetry: () => undefined,
      flush: () => undefined,
    }),
  };
}
