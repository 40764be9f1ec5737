/**
 * The text's own names for a page, `Sentry.init`, `Sentry.getCurrentHub`, over this library. Instead of
 * `import * as Sentry from '@sentry/browser'`:
 *
 *   import * as Sentry from '@clew/tracing/browser/sentry';
 */
import type { SentryOptions } from './facade/client';
import { pageHub } from './facade/page-hub';
import type { Hub } from './facade/hub';
import type { Breadcrumb } from '../core/index';
import type { Scope } from './facade/scope';

export { type Breadcrumb } from '../core/index';
export { type Integration, type SentryOptions } from './facade/client';
export { type Hub } from './facade/hub';
export { type Scope } from './facade/scope';
export { type SentrySpan, type SentrySpanContext } from '../facade/sentry-span';

/** Sets the page up to report; again, to report something else. Never throws. */
export function init(options: SentryOptions = {}): void {
  pageHub.initialise(options);
}

export function getCurrentHub(): Hub {
  return pageHub;
}

export function configureScope(configure: (scope: Scope) => void): void {
  pageHub.configureScope(configure);
}

/** Reports an error with the trace that it happened in; answers with the id of its event, if it is reported. */
export function captureException(error: unknown): string | undefined {
  return pageHub.getClient()?.tracer.captureException(error);
}

/** Notes something that is shown beside whatever is reported next; `beforeBreadcrumb` of `init` may change or drop it. */
export function addBreadcrumb(breadcrumb: Breadcrumb): void {
  const tracer = pageHub.getClient()?.tracer;
  if (tracer) tracer.addBreadcrumb(breadcrumb);
  else pageHub.getScope().addBreadcrumb(breadcrumb);
}

/** Waits until all that has finished is delivered: `true` if it is. */
export function flush(timeoutMs?: number): Promise<boolean> {
  return pageHub.getClient()?.tracer.flush(timeoutMs) ?? Promise.resolve(true);
}

/** Puts the page back as it was, delivers, and reports nothing more. */
export function close(timeoutMs?: number): Promise<boolean> {
  return pageHub.getClient()?.close(timeoutMs) ?? Promise.resolve(true);
}
