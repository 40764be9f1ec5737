import type { Breadcrumb, Tracer } from '../../core/index';
import type { SentrySpan, SentrySpanContext } from '../../facade/sentry-span';
import { CapturedMessage, type MessageLevel } from './captured-message';
import type { Client } from './client';
import type { Scope } from './scope';

/** What importing the tracing package adds to every hub. */
export interface HubExtensions {
  startSpan(spanOrContext: SentrySpan | SentrySpanContext, forceNoChild: boolean): SentrySpan | undefined;
  traceHeaders(): Record<string, string>;
}

/** What all hubs of the process have in common. */
export interface HubHouse extends HubExtensions {
  client: () => Client | undefined;
  tracer: () => Tracer;
  runInHub<T>(hub: Hub, work: () => T): T;
}

export interface CaptureContext {
  /** What caught it: `express`, `generic`, ... */
  mechanism?: string | undefined;
  handled?: boolean | undefined;
}

/** The client that `init` has made, and the scope of one request. */
export class Hub {
  private readonly house: HubHouse;
  private readonly scope: Scope;

  constructor(house: HubHouse, scope: Scope) {
    this.house = house;
    this.scope = scope;
  }

  getClient(): Client | undefined {
    return this.house.client();
  }

  getScope(): Scope {
    return this.scope;
  }

  configureScope(configure: (scope: Scope) => void): void {
    configure(this.scope);
  }

  /** Runs `work` with a copy of the scope: what it sets there is gone afterwards. */
  withScope(work: (scope: Scope) => void): void {
    const inner = new Hub(this.house, this.scope.clone());
    this.house.runInHub(inner, () => work(inner.scope));
  }

  /** Runs `work` with this hub as the current one, also in whatever asynchronous work it starts. */
  run(work: (hub: Hub) => void): void {
    this.house.runInHub(this, () => work(this));
  }

  /**
   * Starts a span: a transaction if the context names one, otherwise a child of what is open. A transaction is open from
   * here on, until it is finished. `undefined`, and a warning, as long as the tracing package has not been imported.
   */
  startSpan(spanOrContext: SentrySpan | SentrySpanContext, forceNoChild = false): SentrySpan | undefined {
    return this.house.startSpan(spanOrContext, forceNoChild);
  }

  /** The headers that let another service continue the trace of what is open; none when nothing is. */
  traceHeaders(): Record<string, string> {
    return this.house.traceHeaders();
  }

  /** Reports an error with its trace and this scope; answers with the id of its event, unless it is not reported. */
  captureException(error: unknown, context?: CaptureContext): string | undefined {
    return this.house.runInHub(this, () => this.house.tracer().captureException(error, context));
  }

  captureMessage(message: string, level: MessageLevel = 'info'): string | undefined {
    return this.captureException(new CapturedMessage(message, level));
  }

  /** Notes what may explain a later error; `beforeBreadcrumb` of `init` may change or drop it. */
  addBreadcrumb(breadcrumb: Breadcrumb, hint?: unknown): void {
    const client = this.getClient();
    if (!client) this.scope.addBreadcrumb(breadcrumb);
    else this.house.runInHub(this, () => client.tracer.addBreadcrumb(breadcrumb, hint));
  }
}
