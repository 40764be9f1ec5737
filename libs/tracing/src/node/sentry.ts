/**
 * The text's own names for a Node process, `Sentry.init`, `Sentry.getCurrentHub`, `Sentry.Handlers`, over this library.
 * Instead of `require('@sentry/node')`:
 *
 *   const Sentry = require('@clew/tracing/node/sentry');
 */
import { allIntegrations } from './facade/all-integrations';
import type { SentryOptions } from './facade/client';
import { errorHandler, requestHandler, tracingHandler } from './facade/handlers';
import { Http } from './facade/http-integration';
import type { CaptureContext, Hub } from './facade/hub';
import type { MessageLevel } from './facade/captured-message';
import { processHubs } from './facade/process-hubs';
import type { Breadcrumb } from '../core/index';
import type { Scope } from './facade/scope';

export { type Integration, type SentryEvent, type SentryOptions } from './facade/client';
export { type ErrorHandlerOptions } from './facade/handlers';
export { type HttpOptions } from './facade/http-integration';
export { type CaptureContext, type Hub } from './facade/hub';
export { type Breadcrumb } from '../core/index';
export { type Scope, type User } from './facade/scope';
export { type SentrySpan, type SentrySpanContext } from '../facade/sentry-span';

export const Handlers = { requestHandler, tracingHandler, errorHandler };
export const Integrations = { Http };

/** Sets the process up to report; again, to report something else. A DSN that cannot be used is warned about. */
export function init(options?: SentryOptions | null): void {
  const tracesAll = options?._experiments?.autoEnablingIntegrations === true;
  processHubs.initialise(options ?? {}, tracesAll ? allIntegrations() : [new Http()]);
}

/** The hub of the request that the running code belongs to; outside of any, that of the process. */
export function getCurrentHub(): Hub {
  return processHubs.current();
}

export function configureScope(configure: (scope: Scope) => void): void {
  getCurrentHub().configureScope(configure);
}

export function withScope(work: (scope: Scope) => void): void {
  getCurrentHub().withScope(work);
}

export function captureException(error: unknown, context?: CaptureContext): string | undefined {
  return getCurrentHub().captureException(error, context);
}

export function captureMessage(message: string, level?: MessageLevel): string | undefined {
  return getCurrentHub().captureMessage(message, level);
}

export function addBreadcrumb(breadcrumb: Breadcrumb): void {
  getCurrentHub().addBreadcrumb(breadcrumb);
}

/** Waits until all that has finished is delivered: `true` if it is. */
export function flush(timeoutMs?: number): Promise<boolean> {
  return processHubs.tracer().flush(timeoutMs);
}

/** Puts the process back as it was, delivers, and reports nothing more. */
export function close(timeoutMs?: number): Promise<boolean> {
  return processHubs.close(timeoutMs);
}
