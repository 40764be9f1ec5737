// @sentry/node of the 10 line, set up as its documentation says.
import * as Sentry from '@sentry/node-10';
import process from 'node:process';

const { DSN, RATE } = process.env;
Sentry.init({ dsn: DSN, ...(RATE === '' ? {} : { tracesSampleRate: Number(RATE) }), release: 'interop@1' });

const { serveHops } = await import('./hop-service.mjs');
serveHops({ after: [Sentry.expressErrorHandler()], close: () => Sentry.close(5000) });
