/**
 * The server's half of a page load in one trace. Seam: a Connect/Express middleware, mounted before `tracingHandler`.
 *
 *   web  pageload  https://shop.example/
 *   ├─ browser.request  /                    id made here, announced to the browser
 *   │  └─ api  http.server  GET /            continues: parent = that id
 *   └─ resource.script  /assets/app.js       id made here, announced to the browser
 *      └─ api  http.server  GET /assets/app.js
 *
 * A browser cannot put a header on the requests for its document, style sheets and scripts. So the id of the browser's
 * *request span* is made here; the request then looks as if it had arrived with the header, and the response says what
 * the header would have said:
 *
 *   Server-Timing: sentry-trace;desc="771a43a4192642f0b136d5159a501700-99aa0b1c2d3e4f50-1"
 *
 * The sampling decision of the trace is made once, with the document, at the *browser's* rate, because the browser is
 * the originating service. A short-lived cookie carries it to the requests for style sheets and scripts. Limits: two
 * tabs at once, shared caches, redirects (docs/adr/0002).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  formatSentryBaggage,
  formatSentryTrace,
  isTraceId,
  randomIds,
  TracingConfigurationError,
  type Tracer,
} from '../../../core/index';
import { warnOfTracing } from '../../warn-of-tracing';
import { markAnnounced } from '../announced-request';

export interface PageLoadHandlerOptions {
  /** The rate of the *browser's* `init`: the fraction of page loads that are traced, 0 to 1. */
  tracesSampleRate: number;
  /** Which requests are for a page's document; by default those that the browser says so of. */
  isDocument?: (request: IncomingMessage) => boolean;
  /** Which requests are for a page's style sheets and scripts; by default those that the browser says so of. */
  isAsset?: (request: IncomingMessage) => boolean;
  cookieName?: string;
}

/** What the cookie carries from the document to its style sheets and scripts. */
interface PageLoad {
  traceId: string;
  sampled: boolean;
}

/** A trace of either kind is then at most twice as likely to be collected as one of the other. */
const MOST_UNEVEN = 2;

/** Long enough for a slow page to ask for its assets, short enough for the next page load to be another trace. */
const COOKIE_SECONDS = 30;

/**
 * Makes the requests of a page load part of the browser's trace. A request that brings a `sentry-trace` header of its
 * own, or that a span is active for already, is left alone.
 *
 * @throws TracingConfigurationError when the rate is not a number from 0 to 1
 * @example
 * app.use(pageLoadHandler(tracer, { tracesSampleRate: 0.25 }));
 * app.use(tracingHandler(tracer));
 */
export function pageLoadHandler(
  tracer: Tracer,
  {
    tracesSampleRate,
    isDocument = isDocumentRequest,
    isAsset = isAssetRequest,
    cookieName = 'clew-page-load',
  }: PageLoadHandlerOptions,
) {
  if (!(tracesSampleRate >= 0 && tracesSampleRate <= 1)) {
    throw new TracingConfigurationError('pageLoadHandler: tracesSampleRate must be a number from 0 to 1');
  }
  warnOfUnevenRates(tracesSampleRate, tracer.tracesSampleRate);
  return function announcePageLoad(
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ): void {
    if (isUntraced(request, tracer)) {
      if (isDocument(request)) beginPageLoad(request, response, { tracesSampleRate, cookieName });
      else if (isAsset(request)) joinPageLoad(request, response, cookieName);
    }
    next();
  };
}

/**
 * The text recommends similar rates for all entry points of a service. One that begins no traces at all is left alone:
 * it is not compared with anything.
 */
function warnOfUnevenRates(pages: number, requests: number | undefined): void {
  if (!requests || !pages) return;
  const [low, high] = pages < requests ? [pages, requests] : [requests, pages];
  if (high <= MOST_UNEVEN * low) return;
  warnOfTracing(
    `page loads are sampled at ${pages} and other requests at ${requests}: figures over both show one of them ` +
      `${Number((high / low).toFixed(1))} times too often; choose rates that differ at most twofold`,
  );
}

function isUntraced(request: IncomingMessage, tracer: Tracer): boolean {
  const { method, headers } = request;
  return method === 'GET' && headers['sentry-trace'] === undefined && tracer.activeSpan() === undefined;
}

function beginPageLoad(
  request: IncomingMessage,
  response: ServerResponse,
  { tracesSampleRate, cookieName }: { tracesSampleRate: number; cookieName: string },
): void {
  const traceId = randomIds.traceId();
  // Six decimals are what travels, so six decimals are what decides.
  const sampleRand = Math.floor(Math.random() * 1_000_000) / 1_000_000;
  const sampled = sampleRand < tracesSampleRate;
  const samplingContext = formatSentryBaggage(
    new Map([
      ['trace_id', traceId],
      ['sample_rate', String(tracesSampleRate)],
      ['sample_rand', sampleRand.toFixed(6)],
      ['sampled', String(sampled)],
    ]),
  );
  announceRequestSpan(request, response, { traceId, sampled });
  // The cookie of an asset comes from outside: only what began here is believed in any case.
  markAnnounced(request);
  request.headers['baggage'] = samplingContext;
  response.appendHeader('Server-Timing', `baggage;desc="${samplingContext}"`);
  response.appendHeader(
    'Set-Cookie',
    `${cookieName}=${traceId}-${sampled ? 1 : 0}; Max-Age=${COOKIE_SECONDS}; Path=/; HttpOnly; SameSite=Strict`,
  );
}

function joinPageLoad(request: IncomingMessage, response: ServerResponse, cookieName: string): void {
  const pageLoad = readCookie(request.headers.cookie, cookieName);
  if (pageLoad !== undefined) announceRequestSpan(request, response, pageLoad);
}

/**
 * The request's own header fields are set, so that whatever comes next (our handler, another SDK's, a proxy to
 * another service) continues the trace in the one way it knows, and needs to know nothing of page loads.
 */
function announceRequestSpan(
  request: IncomingMessage,
  response: ServerResponse,
  { traceId, sampled }: PageLoad,
): void {
  const requestSpan = formatSentryTrace(traceId, randomIds.spanId(), sampled);
  request.headers['sentry-trace'] = requestSpan;
  response.appendHeader('Server-Timing', `sentry-trace;desc="${requestSpan}"`);
}

/** `clew-page-load=771a43a4192642f0b136d5159a501700-1`; anything else is no page load. */
function readCookie(cookies: string | undefined, cookieName: string): PageLoad | undefined {
  const cookie = cookies?.split(';').find((text) => text.trim().startsWith(`${cookieName}=`));
  const value = cookie?.trim().slice(cookieName.length + 1) ?? '';
  const [, traceId, flag] = /^([0-9a-f]{32})-([01])$/.exec(value) ?? [];
  return isTraceId(traceId) ? { traceId, sampled: flag === '1' } : undefined;
}

/**
 * A page that is fetched in advance may never be shown, and its cookie would reach the assets of the page that is
 * being shown now.
 */
function isDocumentRequest({ headers }: IncomingMessage): boolean {
  if (/prefetch/.test(String(headers['sec-purpose'] ?? ''))) return false;
  const destination = headers['sec-fetch-dest'];
  if (destination !== undefined) return destination === 'document';
  return /text\/html/.test(headers.accept ?? '');
}

/** Browsers name the destination of their requests to trustworthy origins only: https, and http on this machine. */
function isAssetRequest({ headers, url = '' }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest'];
  if (destination !== undefined) return destination === 'style' || destination === 'script';
  return /\.(css|m?js)(\?|$)/.test(url);
}
