// The current @sentry/node, set up as its documentation says. LIFECYCLE: `static` sends transactions; the SDK's own
// default, `stream`, sends spans one by one.
import * as Sentry from '@sentry/node';
import process from 'node:process';

const { DSN, RATE, LIFECYCLE } = process.env;
Sentry.init({
  dsn: DSN,
  ...(RATE === '' ? {} : { tracesSampleRate: Number(RATE) }),
  release: 'interop@1',
  ...(LIFECYCLE ? { traceLifecycle: LIFECYCLE } : {}),
});

const { serveHops } = await import('./hop-service.mjs');
serveHops({ close: () => Sentry.close(5000) });
