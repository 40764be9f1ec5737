import { errorReporting, type ErrorReporting, type Tracer } from '../core/index';
import { parseBrowserStack } from './browser-stack';
import { listenForGlobalErrors } from './instrumentation/global-errors';

/** What a page takes to report errors. */
export interface ErrorCapture {
  reportErrors: ErrorReporting;
  /** Reports what nobody has caught; returns a function that stops it. */
  listen: (tracer: Tracer) => () => void;
}

/**
 * Reports errors: those that the application hands to `captureException`, and those that reach nobody, each with the
 * trace that it happened in. A part of its own, so that a page without it does not load it.
 *
 * @example
 * const { tracer } = init({ dsn: config.dsn, tracesSampleRate: 0.25, errors: errorCapture() });
 */
export function errorCapture(): ErrorCapture {
  return {
    reportErrors: errorReporting(parseBrowserStack),
    listen: (tracer) =>
      listenForGlobalErrors((error, mechanism) => {
        tracer.captureException(error, { handled: false, mechanism });
      }),
  };
}
