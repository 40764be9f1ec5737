/** How many traces begin in an export of OpenTelemetry's, and how many spans it holds. */
export function tracesInOtlp(bytes) {
  const { resourceSpans = [] } = JSON.parse(bytes.toString('utf8'));
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  return { traces: spans.filter(({ parentSpanId }) => !parentSpanId).length, spans: spans.length };
}
