import { isTraceId } from '../../core/index';

/** A request span that the server has made an id for, because the browser could not send one with the request. */
export interface AnnouncedSpan {
  traceId: string;
  /** The id that this page's span for the request is to have: the server's transaction names it as its parent. */
  spanId: string | undefined;
  sampled: boolean | undefined;
  /** The trace's sampling context; announced with the document only. */
  baggage: string | undefined;
}

/**
 * Reads what the server announced with the response to a document, style sheet or script:
 *
 *   Server-Timing: sentry-trace;desc="771a43a4192642f0b136d5159a501700-99aa0b1c2d3e4f50-1"
 *                                     the trace                        the request span  its decision
 *
 * undefined when nothing (or nothing well-formed) was announced, or when the response came out of a cache: it then
 * repeats what was announced to the page that first asked for it. Revalidation (304) is no such repetition, although
 * Chromium calls it `deliveryType: "cache"` too: headers were transferred, and they replace the stored ones.
 */
export function readAnnouncedSpan(entry: PerformanceResourceTiming): AnnouncedSpan | undefined {
  if (entry.transferSize === 0) return undefined;
  const [, traceId, spanId, flag] = ANNOUNCED.exec(describedAs('sentry-trace', entry) ?? '') ?? [];
  if (!isTraceId(traceId)) return undefined;
  return {
    traceId,
    spanId,
    sampled: flag ? flag === '1' : undefined,
    baggage: describedAs('baggage', entry),
  };
}

const ANNOUNCED = /^(\w{32})-(\w{16})(?:-([01]))?$/;

/** Browsers without `serverTiming` (Safari before 16.4) simply see no announcement. */
function describedAs(metricName: string, entry: PerformanceResourceTiming): string | undefined {
  const metrics: readonly PerformanceServerTiming[] | undefined = entry.serverTiming;
  return metrics?.find(({ name }) => name === metricName)?.description;
}
