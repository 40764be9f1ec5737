import type { OfferedSpan, SpanKind } from './offered-span';

type Attributes = OfferedSpan['attributes'];

/** What a span is, in the words of Sentry's SDKs. */
export interface SpanMeaning {
  op: string;
  description: string;
  /** What kind of name the description is, should it be a transaction's. */
  source: 'route' | 'url' | 'task' | 'custom';
}

/**
 * What a span means by OpenTelemetry's semantic conventions, those of today and those before them: an HTTP request is
 * `http.server` or `http.client` and is described by its method and its route or address, a query of a database `db` and
 * described by its statement, a message `queue.publish` or `queue.process`. Any other span is described by its name, and
 * its op is `default`. An op that it names itself goes before all that.
 */
export function meaningOfSpan(span: OfferedSpan): SpanMeaning {
  const { attributes, fields, kind } = span;
  const name = typeof fields['name'] === 'string' ? fields['name'] : '';
  const ownOp = textOf(attributes, 'sentry.op');
  for (const read of CONVENTIONS) {
    const meaning = read({ attributes, kind, name });
    if (meaning !== undefined) return { ...meaning, op: ownOp ?? meaning.op };
  }
  return { op: ownOp ?? 'default', description: name, source: 'custom' };
}

interface Place {
  attributes: Attributes;
  kind: SpanKind;
  name: string;
}

const CONVENTIONS: readonly ((place: Place) => SpanMeaning | undefined)[] = [
  httpRequest,
  databaseQuery,
  remoteCall,
  message,
  functionCall,
];

function httpRequest({ attributes, kind, name }: Place): SpanMeaning | undefined {
  const method = textOf(attributes, 'http.request.method', 'http.method');
  if (method === undefined) return undefined;
  const isClient = kind === 'client';
  if (!isClient && kind !== 'server') return { op: 'http', description: name, source: 'custom' };
  const route = isClient ? undefined : textOf(attributes, 'http.route');
  const path = route ?? (isClient ? addressOf(attributes) : pathOf(attributes));
  const isRoute = route !== undefined || path === '/';
  return {
    op: isClient ? 'http.client' : 'http.server',
    description: path === undefined ? name : `${method} ${path}`,
    source: path === undefined ? 'custom' : isRoute ? 'route' : 'url',
  };
}

/** Where a request went, without its query. */
function addressOf(attributes: Attributes): string | undefined {
  const address = textOf(attributes, 'url.full', 'http.url');
  return address === undefined ? pathOf(attributes) : withoutQuery(address);
}

function pathOf(attributes: Attributes): string | undefined {
  const path = textOf(attributes, 'url.path', 'http.target');
  if (path !== undefined) return withoutQuery(path);
  const address = textOf(attributes, 'url.full', 'http.url');
  return address !== undefined && URL.canParse(address) ? new URL(address).pathname : undefined;
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

function databaseQuery({ attributes, name }: Place): SpanMeaning | undefined {
  if (textOf(attributes, 'db.system.name', 'db.system') === undefined) return undefined;
  const statement = textOf(attributes, 'db.query.text', 'db.statement');
  return { op: 'db', description: statement ?? name, source: 'task' };
}

function remoteCall({ attributes, name }: Place): SpanMeaning | undefined {
  const system = textOf(attributes, 'rpc.system.name', 'rpc.system', 'rpc.service');
  return system === undefined ? undefined : { op: 'rpc', description: name, source: 'route' };
}

/** What is done with a message, by the words for it, or else by the kind of span. */
const QUEUE_OPS: ReadonlyMap<string | undefined, string> = new Map([
  ['create', 'queue.create'],
  ['send', 'queue.publish'],
  ['publish', 'queue.publish'],
  ['producer', 'queue.publish'],
  ['receive', 'queue.receive'],
  ['process', 'queue.process'],
  ['deliver', 'queue.process'],
  ['consumer', 'queue.process'],
  ['settle', 'queue.settle'],
]);

function message({ attributes, kind, name }: Place): SpanMeaning | undefined {
  if (textOf(attributes, 'messaging.system') === undefined) return undefined;
  const done = textOf(attributes, 'messaging.operation.type', 'messaging.operation');
  return { op: QUEUE_OPS.get(done) ?? QUEUE_OPS.get(kind) ?? 'queue', description: name, source: 'task' };
}

function functionCall({ attributes, name }: Place): SpanMeaning | undefined {
  const trigger = textOf(attributes, 'faas.trigger');
  return trigger === undefined ? undefined : { op: trigger, description: name, source: 'task' };
}

/** The first of these attributes that is a text. */
function textOf(attributes: Attributes, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = attributes.get(name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
