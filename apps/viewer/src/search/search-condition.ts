import { allTerms, hasOuterOr, requiredTerms, withoutFigures } from './query-terms';

const TRACE_TERM = /^trace:"?([0-9a-f]{32})"?$/i;
const EVENT_TYPE_TERM = /^!?event\.type:/;
/** The collector refuses longer values. */
const LONGEST_VALUE = 200;
const PART_OF_LONG_VALUE = 190;
const CERTAIN_EVENT_TYPE = /^(!)?event\.type:"?(transaction|error)"?$/;

/** The trace id that a query asks for with `trace:<id>`, if whatever it finds is of that trace. */
export function traceIdIn(query: string): string | undefined {
  return requiredMatch(query, TRACE_TERM)?.toLowerCase();
}

/** What a query finds, as it is called: events where there may be transactions and errors. */
export type EventNoun = 'transaction' | 'error' | 'event';

/** What the events are called that a query finds: transactions, unless it says something else of `event.type`. */
export function eventNounIn(query: string): EventNoun {
  const [certain] = requiredTerms(query).flatMap((term) => certainType(term) ?? []);
  if (certain !== undefined) return certain;
  return allTerms(query).some((term) => EVENT_TYPE_TERM.test(term)) ? 'event' : 'transaction';
}

function certainType(term: string): 'transaction' | 'error' | undefined {
  const [, negation, type] = CERTAIN_EVENT_TYPE.exec(term) ?? [];
  if (type === undefined) return undefined;
  return (type === 'error') === (negation === undefined) ? 'error' : 'transaction';
}

function requiredMatch(query: string, pattern: RegExp): string | undefined {
  return requiredTerms(query).flatMap((term) => pattern.exec(term)?.[1] ?? [])[0];
}

/** The query behind "Search by Trace": all transactions of one trace. */
export function traceQuery(traceId: string): string {
  return `event.type:transaction trace:${traceId}`;
}

/** The list shows transactions unless the query itself says which kind of event it wants. */
export function transactionQuery(query: string): string {
  const trimmed = query.trim();
  // An open quote would swallow the addition; the collector complains about it by itself.
  if (allTerms(trimmed).some((term) => EVENT_TYPE_TERM.test(term)) || hasOpenQuote(trimmed)) return trimmed;
  // Last, so that the places which the collector's complaints name are places in the reader's own query.
  // What is joined by `or` is only one condition in parentheses; those shift the places by one.
  return `${asOneCondition(trimmed)} event.type:transaction`.trim();
}

/** The single events of a list's query that a further condition leaves: conditions on functions are for groups. */
export function eventsQuery(query: string, condition: string): string {
  return `${asOneCondition(withoutFigures(transactionQuery(query)))} ${condition}`.trim();
}

function asOneCondition(query: string): string {
  return hasOuterOr(query) ? `(${query})` : query;
}

function hasOpenQuote(query: string): boolean {
  const quotes = query.replace(/\\./g, '').match(/"/g) ?? [];
  return quotes.length % 2 === 1;
}

/** A stored text inside quotes: its own quotes and stars are no syntax. */
export function escapedText(text: string): string {
  return text.replace(/[\\"*]/g, '\\$&');
}

/** The condition for exactly this stored text; one of over 200 characters is found by its beginning and its end. */
export function valueCondition(key: string, text: string): string {
  if (text.length <= LONGEST_VALUE) return `${key}:"${escapedText(text)}"`;
  // Half a character at the cut would be sent as another one.
  const beginning = text.slice(0, PART_OF_LONG_VALUE).replace(/[\ud800-\udbff]$/, '');
  const end = text.slice(-PART_OF_LONG_VALUE).replace(/^[\udc00-\udfff]/, '');
  return `${key}:"${escapedText(beginning)}*" ${key}:"*${escapedText(end)}"`;
}
