import { createTracer, onlyOnce, systemClock, type Tracer } from '../../core/index';
import { asSentrySpan } from '../../facade/sentry-span';
import { warnOfTracing } from '../warn-of-tracing';
import { createClient, type Client, type Integration, type SentryOptions } from './client';
import { Hub, type HubExtensions, type HubHouse } from './hub';
import { Scope } from './scope';
import { createSurroundings, type Surroundings } from './surroundings';

/** The hubs of a process: one of its own, and one for each request that is given one. */
export interface Hubs {
  readonly surroundings: Surroundings<Hub>;
  client: () => Client | undefined;
  /** That of the client; without one, a tracer that traces nothing. */
  tracer: () => Tracer;
  current(): Hub;
  /** A hub of its own for a request, with a copy of the current scope, but for what has happened before the request. */
  fork(): Hub;
  initialise(options: SentryOptions, defaults: readonly Integration[]): void;
  /** Ends what `initialise` has begun: `true` if all is delivered. */
  close(timeoutMs?: number): Promise<boolean>;
  extend(extensions: HubExtensions): void;
}

export function createHubs(): Hubs {
  const surroundings = createSurroundings<Hub>();
  const { activeSpan } = surroundings;
  const idle = createTracer({
    ...{ clock: systemClock, activeSpan, platform: 'node', sdkName: 'clew.javascript.node' },
  });
  let client: Client | undefined;
  let extensions: HubExtensions | undefined;
  const warn = onlyOnce(warnOfTracing);

  const house: HubHouse = {
    client: () => client,
    tracer: () => client?.tracer ?? idle,
    startSpan(spanOrContext, forceNoChild) {
      if (extensions) return extensions.startSpan(spanOrContext, forceNoChild);
      warn('startSpan does nothing yet: import @clew/tracing/node/apm first');
      return undefined;
    },
    traceHeaders: () => extensions?.traceHeaders() ?? {},
    runInHub: (hub, work) => surroundings.runInHub(hub, work),
  };
  const scopeSpan = {
    get() {
      const span = activeSpan.current();
      return span && asSentrySpan(span, surroundings.noteRequest);
    },
    set: surroundings.setSpan,
  };
  const main = new Hub(house, new Scope(scopeSpan));
  const current = (): Hub => surroundings.hub() ?? main;

  return {
    surroundings,
    client: house.client,
    tracer: house.tracer,
    current,
    fork: () => new Hub(house, current().getScope().clone().clearBreadcrumbs()),
    initialise(options, defaults) {
      // The new client's integrations find their places free; what the old one holds is delivered meanwhile.
      void client?.close();
      client = createClient(options, {
        surroundings,
        defaults,
        currentScope: () => current().getScope(),
        runLater() {
          const hub = current();
          return (work) => surroundings.runInHub(hub, work);
        },
      });
    },
    close(timeoutMs) {
      const closing = client?.close(timeoutMs) ?? Promise.resolve(true);
      client = undefined;
      return closing;
    },
    extend(added) {
      extensions = added;
    },
  };
}
