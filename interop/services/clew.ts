// Ours: Express and a client of HTTP, traced with the SDK of this repository.
import { errorHandler, init, tracingHandler } from '@clew/tracing/node';
import { serveHops } from './hop-service.mjs';
import { clientNamed } from './http-clients.mjs';

const { DSN, RATE, NEXT_URL, PROPAGATE_TRACEPARENT, CLIENT = 'fetch' } = process.env;
const tracing = init({
  dsn: DSN,
  tracesSampleRate: Number(RATE),
  release: 'interop@1',
  tracingOrigins: NEXT_URL ? [new URL(NEXT_URL).origin] : [],
  propagateTraceparent: PROPAGATE_TRACEPARENT === 'true',
});

serveHops({
  before: [tracingHandler(tracing.tracer)],
  after: [errorHandler(tracing.tracer)],
  close: () => tracing.close(),
  ask: await clientNamed(CLIENT),
});
