import {
  continueTraces,
  createBreadcrumbKeeper,
  rateChooser,
  reviewBy,
  thoroughFilter,
  type BreadcrumbKeeper,
  type BreadcrumbRules,
  type SamplingOptions,
  type SendingRules,
  type Span,
} from '../../core/index';
import { attempt } from '../parts/attempt';
import { beaconWhereNeeded } from '../ports/beacon';
import {
  createBrowserTracer,
  type BrowserTracer,
  type BrowserTracerOptions,
  type PageTracerParts,
} from '../browser-tracer';
import { tunnelRoute } from '../ports/envelope-route';
import { errorCapture } from '../parts/error-capture';
import { pageBreadcrumbs } from '../page-breadcrumbs';
import { pageClock } from '../ports/page-clock';
import type { OwnedScope } from './scope';

/** A part of the page that an application chooses to have traced. */
export interface Integration {
  readonly name: string;
  /** @returns a function that puts the page back as it was */
  setup(client: Client): () => void;
}

export interface SentryOptions extends BrowserTracerOptions, SamplingOptions, SendingRules, BreadcrumbRules {
  /** The address of a server that passes envelopes on to the DSN's project: a URL, or a path of the page's origin. */
  tunnel?: string | undefined;
  integrations?: readonly Integration[] | undefined;
}

/** What `Sentry.init` has set up, for as long as it is not closed. */
export interface Client extends BrowserTracer {
  readonly isTracing: boolean;
  /** Answers with the span of work that neither a callback nor the scope claims: an integration's to say. */
  unclaimedSpan: () => Span | undefined;
  close(timeoutMs?: number): Promise<boolean>;
}

export function createClient({ integrations = [], ...options }: SentryOptions, scope: OwnedScope): Client {
  const unclaimedSpan = (): Span | undefined => scope.getSpan() ?? client.unclaimedSpan();
  const errors = errorCapture();
  const crumbs = pageBreadcrumbs(scopedKeeper(options, scope));
  const parts = { ...allParts(options, scope), ...errors.tracerParts, ...crumbs.tracerParts };
  const page = createBrowserTracer({ ...options, ...parts }, unclaimedSpan);
  const client: Client = {
    ...page,
    isTracing: options.tracesSampler !== undefined || Boolean(options.tracesSampleRate),
    unclaimedSpan: () => undefined,
    close(timeoutMs) {
      for (const stop of stops) attempt(() => stop?.());
      return page.tracer.close(timeoutMs);
    },
  };
  const stops = [
    errors.watch({ tracer: page.tracer }),
    crumbs.watch(),
    ...integrations.map((integration) => attempt(() => integration.setup(client))),
  ];
  return client;
}

/** The scope has the breadcrumbs of the page. */
function scopedKeeper(rules: BreadcrumbRules, { breadcrumbs }: OwnedScope): BreadcrumbKeeper {
  const trails = { find: () => breadcrumbs, begin: () => breadcrumbs };
  return createBreadcrumbKeeper({ rules, trails, filter: thoroughFilter, clock: pageClock });
}

/** A page of the text's has everything. */
function allParts(options: SentryOptions, scope: OwnedScope): PageTracerParts {
  const { tracesSampler, tunnel, ignoreTransactions } = options;
  return {
    beacon: beaconWhereNeeded(),
    routeOf: tunnel === undefined ? undefined : tunnelRoute(tunnel),
    filter: thoroughFilter,
    continuation: continueTraces({}),
    chooseRate: tracesSampler && rateChooser(tracesSampler),
    review: reviewBy({ ...scopedHooks(options, scope), ignoreTransactions }),
  };
}

/** The application's hooks see events with what the scope adds. */
function scopedHooks({ beforeSend, beforeSendTransaction }: SentryOptions, scope: OwnedScope): SendingRules {
  return {
    beforeSend(event, hint) {
      const scoped = scope.appliedTo(event);
      return beforeSend ? beforeSend(scoped, hint) : scoped;
    },
    beforeSendTransaction(event) {
      const scoped = scope.appliedTo(event);
      return beforeSendTransaction ? beforeSendTransaction(scoped) : scoped;
    },
  };
}
