// @sentry/node of the 7 line: the last one with the handlers that the text shows.
import Sentry from '@sentry/node-7';
import process from 'node:process';

const { DSN, RATE } = process.env;
Sentry.init({
  // It takes every request to its DSN's host for a report of its own, whatever the port: the collector goes by another name.
  dsn: DSN.replace('127.0.0.1', 'localhost'),
  ...(RATE === '' ? {} : { tracesSampleRate: Number(RATE) }),
  release: 'interop@1',
  integrations: [new Sentry.Integrations.Http({ tracing: true }), new Sentry.Integrations.Undici()],
});

const { serveHops } = await import('./hop-service.mjs');
serveHops({
  before: [Sentry.Handlers.requestHandler(), Sentry.Handlers.tracingHandler()],
  after: [Sentry.Handlers.errorHandler()],
  close: () => Sentry.close(5000),
});
