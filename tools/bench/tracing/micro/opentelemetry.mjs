import { requirePeer } from '../peers.mjs';

/**
 * OpenTelemetry's SDK with its batches and its OTLP JSON, and an exporter that discards, and serialises before if it is
 * asked to: it exports spans that have ended whether or not their root has.
 */
export function start({ serialises }) {
  const { node, tracing } = requirePeer('@opentelemetry/sdk-node');
  const { JsonTraceSerializer } = requirePeer('@opentelemetry/otlp-transformer');
  const { context, trace } = requirePeer('@opentelemetry/api');
  let bytes = 0;
  const exporter = {
    export(spans, done) {
      if (serialises) bytes += JsonTraceSerializer.serializeRequest(spans).length;
      done({ code: 0 });
    },
    shutdown: () => Promise.resolve(),
  };
  const processor = new tracing.BatchSpanProcessor(exporter);
  new node.NodeTracerProvider({ spanProcessors: [processor] }).register();
  const tracer = trace.getTracer('bench');
  return {
    openRoot: () => tracer.startSpan('GET /products/:id'),
    span(root) {
      const span = tracer.startSpan('a step of the work', {}, trace.setSpan(context.active(), root));
      span.setAttribute('currency', 'EUR');
      span.setAttribute('step', '1');
      span.end();
      return span;
    },
    finish: (root) => root.end(),
    settle: () => processor.forceFlush(),
    flush: () => processor.forceFlush(),
    bytes: () => bytes,
  };
}
