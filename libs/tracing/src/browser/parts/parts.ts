import {
  continueTraces,
  rateChooser,
  reviewBy,
  type SendingRules,
  type TracesSampler,
} from '../../core/index';
import { beaconWhereNeeded } from '../ports/beacon';
import { tunnelRoute } from '../ports/envelope-route';
import { failWithGlobalErrors, traceNavigations } from '../instrument-page';
import { recordNavigationTiming } from '../instrumentation/navigation-timing';
import { recordUserTiming } from '../instrumentation/user-timing';
import type { PagePart } from './page-part';
import { pageTimeline } from '../ports/performance-time';

/**
 * Makes a transaction of every navigation within the page.
 *
 * @example
 * init({ dsn: config.dsn, tracesSampleRate: 0.25, parts: [navigations(), userTiming()] });
 */
export function navigations(): PagePart {
  return { watch: traceNavigations };
}

/** Fails the current page load or navigation with what nobody has caught, and reports nothing: see `errorCapture`. */
export function errorStatus(): PagePart {
  return { watch: ({ idleTransactions }) => failWithGlobalErrors(idleTransactions) };
}

/** Adds the application's own marks and measures to page loads and navigations. */
export function userTiming(): PagePart {
  return { record: (transaction) => recordUserTiming(transaction, pageTimeline()) };
}

/** Adds the phases of a page load and its paints, which the text counts no spans for. */
export function navigationTiming(): PagePart {
  return { record: recordNavigationTiming };
}

/** Chooses a rate (or yes and no) for each transaction that begins a trace; goes before `tracesSampleRate`. */
export function tracesSampler(sampler: TracesSampler): PagePart {
  return { tracerParts: { chooseRate: rateChooser(sampler) } };
}

/** Continues traces that the application hands to `continueTrace` itself, in every form of their headers. */
export function incomingTraces(): PagePart {
  return { tracerParts: { continuation: continueTraces({}) } };
}

/** Sends to a server of the application's own, a URL or a path, which passes envelopes on to the DSN's project. */
export function tunnel(url: string): PagePart {
  return { tracerParts: { routeOf: tunnelRoute(url) } };
}

/** Sends a page that is closed by beacon, in browsers whose fetch cannot outlive it: Firefox before 133. */
export function beacons(): PagePart {
  return { tracerParts: { beacon: beaconWhereNeeded() } };
}

/** Lets the application change or drop what is about to be sent. */
export function sendingRules(rules: SendingRules): PagePart {
  return { tracerParts: { review: reviewBy(rules) } };
}
