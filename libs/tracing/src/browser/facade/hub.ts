import { onlyOnce } from '../../core/index';
import { createClient, type Client, type SentryOptions } from './client';
import { createScope, type Scope } from './scope';
import type { SentrySpan, SentrySpanContext } from '../../facade/sentry-span';

/** What importing the tracing package adds to the hub. */
export interface HubExtensions {
  startSpan(
    hub: Hub,
    spanOrContext: SentrySpan | SentrySpanContext,
    forceNoChild: boolean,
  ): SentrySpan | undefined;
  traceHeaders(hub: Hub): Record<string, string>;
}

/** A page has one hub: the client that `init` has made, and the scope. */
export interface Hub {
  getClient(): Client | undefined;
  getScope(): Scope;
  configureScope(configure: (scope: Scope) => void): void;
  /**
   * Starts a span: a transaction if the context names one, otherwise a child of the scope's span or of what is open.
   * `undefined`, and a warning, as long as the tracing package has not been imported.
   */
  startSpan(spanOrContext: SentrySpan | SentrySpanContext, forceNoChild?: boolean): SentrySpan | undefined;
  /** The headers that let another service continue the scope's span; none without one. */
  traceHeaders(): Record<string, string>;
}

/** The hub, and what belongs to those who set it up. */
export interface OwnedHub extends Hub {
  initialise(options: SentryOptions): void;
  extend(extensions: HubExtensions): void;
}

export function createHub(): OwnedHub {
  const scope = createScope();
  let client: Client | undefined;
  let extensions: HubExtensions | undefined;
  const warn = onlyOnce((message) => console.warn(`[tracing] ${message}`));

  const hub: OwnedHub = {
    getClient: () => client,
    getScope: () => scope,
    configureScope: (configure) => configure(scope),
    startSpan(spanOrContext, forceNoChild = false) {
      if (extensions) return extensions.startSpan(hub, spanOrContext, forceNoChild);
      warn('startSpan does nothing yet: import @clew/tracing/browser/apm first');
      return undefined;
    },
    traceHeaders: () => extensions?.traceHeaders(hub) ?? {},
    initialise(options) {
      void client?.close();
      client = createClient(options, scope);
    },
    extend(added) {
      extensions = added;
    },
  };
  return hub;
}
