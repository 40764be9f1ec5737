import { init } from '@clew/tracing/node';

export const tracing = init({
  dsn: process.env['CLEW_DSN'],
  tracesSampleRate: 1,
});
