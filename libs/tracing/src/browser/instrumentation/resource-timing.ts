/**
 * Resource timing -> spans. Seam: the browser's performance timeline, read once when the page load is complete.
 *
 *   web  pageload  https://shop.example/
 *   ├─ browser.request  /                  the document
 *   ├─ resource.link  /assets/app.css
 *   └─ resource.script  /assets/app.js
 *
 * A browser sends no header of ours with these requests. Where the server announced a request span of this trace, the
 * span here takes the announced id, and so becomes the parent of the server's transaction (docs/adr/0002).
 */
import type { Span, SpanContext } from '../../core/index';
import { readAnnouncedSpan } from '../page-load/announced-span';
import { atPerformanceTime, entriesOf, type Timeline } from '../ports/performance-time';
import { describeUrl } from '../describe-url';

/** The navigation entry, where the browser has one. */
export function navigationEntry(timeline: Timeline): PerformanceNavigationTiming | undefined {
  return entriesOf(timeline, 'navigation')[0] as PerformanceNavigationTiming | undefined;
}

/** Adds a child span to `parent` for the document and for every resource that the page has loaded since it began. */
export function recordResourceTiming(parent: Span, timeline: Timeline): void {
  const claimedSpanIds = new Set<string | undefined>();
  const record = (entry: PerformanceResourceTiming, op = `resource.${entry.initiatorType || 'other'}`) => {
    const announced = announcedSpanId(entry, parent.traceId);
    // Requests made by script have spans of their own. `other` is what Chromium calls the favicon, and also a preloaded
    // module: only the latter has an announced span.
    const isOmitted = ['fetch', 'xmlhttprequest', 'beacon', announced ?? 'other'].includes(
      entry.initiatorType,
    );
    if (isOmitted || atPerformanceTime(entry.startTime) < parent.startTimestamp) return;
    const spanId = claimedSpanIds.has(announced) ? undefined : announced;
    claimedSpanIds.add(announced);
    recordRequest(parent, { op, spanId }, entry);
  };
  const navigation = navigationEntry(timeline);
  if (navigation) record(navigation, 'browser.request');
  for (const entry of entriesOf(timeline, 'resource')) record(entry as PerformanceResourceTiming);
}

function announcedSpanId(entry: PerformanceResourceTiming, traceId: string): string | undefined {
  const announced = readAnnouncedSpan(entry);
  return announced?.traceId === traceId ? announced.spanId : undefined;
}

function recordRequest(parent: Span, context: SpanContext, entry: PerformanceResourceTiming): void {
  const url = new URL(entry.name);
  const span = parent.startChild({
    ...context,
    description: describeUrl(url, location.origin),
    startTimestamp: atPerformanceTime(entry.requestStart || entry.fetchStart),
    data: {
      url: describeUrl(url, ''),
      'http.response_transfer_size': entry.transferSize,
      'http.response_content_length': entry.encodedBodySize,
      'http.decoded_response_content_length': entry.decodedBodySize,
    },
  });
  // 0 stands for "not disclosed": another origin's response, or a browser that does not report it.
  if (entry.responseStatus) span.setHttpStatus(entry.responseStatus);
  // A document that is still arriving has no end yet.
  span.finish(entry.responseEnd ? atPerformanceTime(entry.responseEnd) : undefined);
}
