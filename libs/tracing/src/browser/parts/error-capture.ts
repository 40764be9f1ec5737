import { errorReporting } from '../../core/index';
import { parseBrowserStack } from './browser-stack';
import { listenForGlobalErrors } from '../instrumentation/global-errors';
import type { PagePart, TracedPage } from './page-part';

/**
 * Reports errors: those that the application hands to `captureException`, and those that reach nobody, each with the
 * trace that it happened in; what reaches nobody also fails the page's current transaction. A part of its own, so that a
 * page without it does not load it.
 *
 * @example
 * const { tracer } = init({ dsn: config.dsn, tracesSampleRate: 0.25, parts: [errorCapture()] });
 */
export function errorCapture() {
  return {
    tracerParts: { reportErrors: errorReporting(parseBrowserStack) },
    watch: ({ tracer, idleTransactions }: Pick<TracedPage, 'tracer'> & Partial<TracedPage>) =>
      listenForGlobalErrors((error, mechanism) => {
        idleTransactions?.current?.transaction.setStatus('internal_error');
        tracer.captureException(error, { handled: false, mechanism });
      }),
  } satisfies PagePart;
}
