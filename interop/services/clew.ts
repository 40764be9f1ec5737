// Ours: Express and fetch, traced with the SDK of this repository.
import { errorHandler, init, tracingHandler } from '@clew/tracing/node';
import { serveHops } from './hop-service.mjs';

const { DSN, RATE, NEXT_URL, PROPAGATE_TRACEPARENT } = process.env;
const tracing = init({
  dsn: DSN,
  tracesSampleRate: Number(RATE),
  release: 'interop@1',
  tracingOrigins: NEXT_URL ? [NEXT_URL] : [],
  propagateTraceparent: PROPAGATE_TRACEPARENT === 'true',
});

serveHops({
  before: [tracingHandler(tracing.tracer)],
  after: [errorHandler(tracing.tracer)],
  close: () => tracing.close(),
});
