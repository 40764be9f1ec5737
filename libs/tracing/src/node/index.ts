export { createAsyncLocalActiveSpan } from './async-local-active-span';
export {
  createHttpEnvelopeTransport,
  type HttpEnvelopeTransportOptions,
} from './delivery/http-envelope-transport';
export { init, type NodeTracing, type NodeTracingOptions } from './init';
export { instrumentBetterSqlite3 } from './instrumentation/better-sqlite3/better-sqlite3';
export {
  bullmqTelemetry,
  type BullmqContext,
  type BullmqTelemetryOptions,
} from './instrumentation/bullmq/bullmq';
export { reportFailedJobs } from './instrumentation/bullmq/failed-jobs';
export { instrumentChildProcess } from './instrumentation/child-process/child-process';
export { continueTraceFromEnvironment } from './instrumentation/child-process/environment';
export { type ChildProcessOptions } from './instrumentation/child-process/span';
export { errorHandler, tracingHandler, type TracingHandlerOptions } from './instrumentation/express/express';
export { instrumentExpressMiddleware } from './instrumentation/express/middleware';
export { instrumentFetch } from './instrumentation/http/fetch';
export { instrumentHttp } from './instrumentation/http/http-client';
export { type HttpClientOptions } from './instrumentation/http/http-span';
export { instrumentIoredis } from './instrumentation/ioredis/ioredis';
export { traceCronTask } from './instrumentation/node-cron/node-cron';
export { pageLoadHandler, type PageLoadHandlerOptions } from './instrumentation/page-load/page-load';
export { createProcessClock } from './process-clock';
