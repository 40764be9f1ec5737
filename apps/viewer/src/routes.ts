const EVENT_ID = /^[0-9a-f]{32}$/i;
const PROJECT_SLUG = /^[a-z0-9][a-z0-9_-]{0,99}$/i;

/** Every view is its address: what a path shows. */
export type Route =
  | { page: 'transactions' }
  | { page: 'transaction'; project: string; eventId: string }
  | { page: 'error'; project: string; eventId: string }
  | { page: 'trace'; traceId: string }
  | { page: 'shape'; traceId: string }
  | { page: 'trace-file' }
  | { page: 'comparison'; left: string; right: string | undefined }
  | { page: 'spans' }
  | { page: 'services' }
  | NoTraceId
  | { page: 'not-found' };

/** An address that would show a trace, but holds something else where its id belongs. */
export interface NoTraceId {
  page: 'no-trace-id';
  /** What stands there. */
  written: string;
  /** The trace left of it that it was to be compared with, where that is one. */
  left: string | undefined;
  /** The one right of it. */
  right: string | undefined;
}

/** Reads a path; whatever is not exactly one of the viewer's addresses is `not-found`. */
export function parseRoute(path: string): Route {
  const [view, argument, ...rest] = path.replace(/^\/|\/$/g, '').split('/');
  if (view === '' && argument === undefined) return { page: 'transactions' };
  if (view === 'spans' && argument === undefined) return { page: 'spans' };
  if (view === 'services' && argument === undefined) return { page: 'services' };
  if (view === 'traces' && argument !== undefined) return traceRoute(argument, rest);
  if (argument === undefined || rest.length > 0) return { page: 'not-found' };
  const reference = referenceOf(argument);
  if (reference !== undefined && view === 'transactions') return { page: 'transaction', ...reference };
  if (reference !== undefined && view === 'errors') return { page: 'error', ...reference };
  return { page: 'not-found' };
}

function traceRoute(first: string, [view, second, ...rest]: string[]): Route {
  if (first === 'file' && view === undefined) return { page: 'trace-file' };
  const isView = view === undefined || view === 'compare' || (view === 'shape' && second === undefined);
  if (!isView || rest.length > 0) return { page: 'not-found' };
  if (first === '') return { page: 'not-found' };
  if (!EVENT_ID.test(first)) {
    const right = second !== undefined && EVENT_ID.test(second) ? second.toLowerCase() : undefined;
    return { page: 'no-trace-id', written: decoded(first) || first, left: undefined, right };
  }
  const traceId = first.toLowerCase();
  if (view === undefined) return { page: 'trace', traceId };
  if (view === 'shape') return { page: 'shape', traceId };
  if (second === undefined || EVENT_ID.test(second)) {
    return { page: 'comparison', left: traceId, right: second?.toLowerCase() };
  }
  return { page: 'no-trace-id', written: decoded(second) || second, left: traceId, right: undefined };
}

/** `<project>:<event id>`. */
function referenceOf(argument: string): { project: string; eventId: string } | undefined {
  const [project = '', eventId = '', ...more] = decoded(argument).split(':');
  const isReference = more.length === 0 && PROJECT_SLUG.test(project) && EVENT_ID.test(eventId);
  return isReference ? { project, eventId: eventId.toLowerCase() } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The address of the list as `parameters` say. */
export function listedPath(parameters: URLSearchParams): string {
  return withParameters('/', parameters);
}

/** The address of the transactions of the last 14 days, in the list's usual columns, that a query finds. */
export function transactionsPath(query: string, projects: readonly string[] = []): string {
  const parameters = new URLSearchParams({ query, statsPeriod: '14d' });
  for (const project of projects) parameters.append('project', project);
  return `/?${parameters.toString()}`;
}

/** The address of one transaction's detail, optionally with one span's details open. */
export function transactionPath(project: string, eventId: string, spanId?: string): string {
  const path = `/transactions/${project}:${eventId}`;
  return spanId === undefined ? path : `${path}?${new URLSearchParams({ span: spanId }).toString()}`;
}

/** The address of one error event. */
export function errorPath(project: string, eventId: string): string {
  return `/errors/${project}:${eventId}`;
}

/** The address of a whole trace, optionally with one span's details open. */
export function tracePath(traceId: string, spanId?: string): string {
  const path = `/traces/${traceId}`;
  return spanId === undefined ? path : `${path}?${new URLSearchParams({ span: spanId }).toString()}`;
}

/** The address of two traces compared, or, without a right one, of choosing it. */
export function comparisonPath(left: string, right?: string): string {
  return right === undefined ? `/traces/${left}/compare` : `/traces/${left}/compare/${right}`;
}

/** The address of a trace beside what it is expected to be, which `parameters` say. */
export function shapePath(traceId: string, parameters = new URLSearchParams()): string {
  return withParameters(`/traces/${traceId}/shape`, parameters);
}

/** The address under which a trace is opened from a file. */
export const TRACE_FILE_PATH = '/traces/file';

/** The address of a search for child spans. */
export function spansPath(parameters = new URLSearchParams()): string {
  return withParameters('/spans', parameters);
}

/** The address of the services and what they ask of each other. */
export function servicesPath(parameters = new URLSearchParams()): string {
  return withParameters('/services', parameters);
}

function withParameters(path: string, parameters: URLSearchParams): string {
  const search = parameters.toString();
  return search === '' ? path : `${path}?${search}`;
}
