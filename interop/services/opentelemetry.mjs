// OpenTelemetry's Node SDK with its instrumentations of http, Express and fetch. Its exporters find the collector by
// OpenTelemetry's own variables, OTEL_EXPORTER_OTLP_ENDPOINT and _HEADERS. PROTOCOL: `http/json` or `http/protobuf`.
// BATCHES: `no` sends each span in a request of its own, as soon as it has ended.
import { trace } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { ExpressInstrumentation } from '@opentelemetry/instrumentation-express';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { ParentBasedSampler, TraceIdRatioBasedSampler } from '@opentelemetry/sdk-trace-node';
import { register } from 'node:module';
import process from 'node:process';

// What is imported from now on can be instrumented, modules too.
register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);

const { BATCHES, PROTOCOL, RATE, SERVICE_NAME } = process.env;
const exporter = PROTOCOL === 'http/protobuf' ? new ProtobufExporter() : new JsonExporter();
const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': SERVICE_NAME }),
  sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(Number(RATE)) }),
  spanProcessors: [BATCHES === 'no' ? new SimpleSpanProcessor(exporter) : new BatchSpanProcessor(exporter)],
});
// With its default propagators: W3C trace context and W3C baggage.
provider.register();
registerInstrumentations({
  tracerProvider: trace.getTracerProvider(),
  instrumentations: [new HttpInstrumentation(), new ExpressInstrumentation(), new UndiciInstrumentation()],
});

const { serveHops } = await import('./hop-service.mjs');
serveHops({
  close: async () => {
    await provider.shutdown();
    return true;
  },
});
