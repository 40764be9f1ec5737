const TRACE_CONDITION = /(?:^|\s)trace:"?([0-9a-f]{32})"?(?=\s|$)/i;
const OR = /(?:^|[\s)])or(?=[\s(]|$)/i;
const EVENT_TYPE_CONDITION = /(?:^|[\s(])!?event\.type:/;

/** The trace id that a query asks for with `trace:<id>`, if it does. */
export function traceIdIn(query: string): string | undefined {
  return TRACE_CONDITION.exec(query)?.[1]?.toLowerCase();
}

/** The query behind "Search by Trace": all transactions of one trace. */
export function traceQuery(traceId: string): string {
  return `event.type:transaction trace:${traceId}`;
}

/** The list shows transactions unless the query itself says which kind of event it wants. */
export function transactionQuery(query: string): string {
  const trimmed = query.trim();
  // An open quote would swallow the addition; the collector complains about it by itself.
  if (EVENT_TYPE_CONDITION.test(trimmed) || hasOpenQuote(trimmed)) return trimmed;
  // Last, so that the places which the collector's complaints name are places in the reader's own query.
  // What is joined by `or` is only one condition in parentheses; those shift the places by one.
  const condition = OR.test(trimmed) ? `(${trimmed})` : trimmed;
  return `${condition} event.type:transaction`.trim();
}

function hasOpenQuote(query: string): boolean {
  const quotes = query.replace(/\\./g, '').match(/"/g) ?? [];
  return quotes.length % 2 === 1;
}

/** A condition for exactly this text: quotes and stars in stored text are not syntax. */
export function exactCondition(key: string, value: string): string {
  return `${key}:"${value.replace(/[\\"*]/g, '\\$&')}"`;
}
