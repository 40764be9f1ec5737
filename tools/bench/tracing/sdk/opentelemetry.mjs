import { requirePeer } from '../peers.mjs';

/** OpenTelemetry's Node SDK with its instrumentations of http and Express, and batches of OTLP JSON. */
export async function load() {
  const { NodeSDK, tracing } = requirePeer('@opentelemetry/sdk-node');
  const { HttpInstrumentation } = requirePeer('@opentelemetry/instrumentation-http');
  const { ExpressInstrumentation } = requirePeer('@opentelemetry/instrumentation-express');
  const { OTLPTraceExporter } = requirePeer('@opentelemetry/exporter-trace-otlp-http');
  const { trace } = requirePeer('@opentelemetry/api');
  const { AlwaysOnSampler, ParentBasedSampler, TraceIdRatioBasedSampler } = tracing;
  return {
    init({ sink, rate }) {
      const sampler =
        rate === 1
          ? new AlwaysOnSampler()
          : new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(rate) });
      new NodeSDK({
        serviceName: 'bench',
        sampler,
        traceExporter: new OTLPTraceExporter({ url: `http://127.0.0.1:${sink}/v1/traces` }),
        instrumentations: [new HttpInstrumentation(), new ExpressInstrumentation()],
      }).start();
      const tracer = trace.getTracer('bench');
      const inActiveSpan = (name, work) =>
        tracer.startActiveSpan(name, async (span) => {
          try {
            return await work(span);
          } finally {
            span.end();
          }
        });
      return {
        addBeforeRoutes: () => undefined,
        addAfterRoutes: () => undefined,
        inSpan: ({ description, tags, data }, work) =>
          inActiveSpan(description, (span) => {
            for (const key in tags) span.setAttribute(key, tags[key]);
            for (const key in data) span.setAttribute(key, data[key]);
            return work();
          }),
        inTransaction: inActiveSpan,
        bullmqTelemetry: () => new (requirePeer('bullmq-otel').BullMQOtel)('bench'),
        flush: () => trace.getTracerProvider().getDelegate().forceFlush(),
      };
    },
  };
}
