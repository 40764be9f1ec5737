import { fieldsOf, isFields } from '../../collector/stored-fields';

/** What tells the JSON of others: the first that fits names it. */
const FORMATS: readonly { name: string; isOne: (value: unknown) => boolean }[] = [
  { name: 'a Jaeger trace', isOne: (value) => hasList(listIn(value, 'data')[0], 'spans') },
  { name: 'a Zipkin trace', isOne: (value) => isZipkin(Array.isArray(value) ? flat(value)[0] : undefined) },
  {
    name: 'an OpenTelemetry export',
    isOne: (value) => hasList(value, 'resourceSpans') || hasList(listIn(value, 'batches')[0], 'scopeSpans'),
  },
  { name: 'a browser’s performance profile', isOne: (value) => hasList(value, 'traceEvents') },
  { name: 'a HAR archive', isOne: (value) => hasList(fieldsOf(value)['log'], 'entries') },
  {
    name: 'a single event, not a whole trace',
    isOne: (value) => isFields(fieldsOf(fieldsOf(value)['contexts'])['trace']),
  },
];

/** In whose format something is that is no trace of this collector; undefined where that is not known. */
export function foreignFormat(value: unknown): string | undefined {
  return FORMATS.find(({ isOne }) => isOne(value))?.name;
}

/** Whether a text that is not JSON as a whole is an envelope: a line of JSON, and another one that names an item. */
export function isEnvelope(text: string): boolean {
  const [header, item] = text.slice(0, 10_000).split('\n', 2).map(parsed);
  return isFields(header) && typeof fieldsOf(item)['type'] === 'string';
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = fieldsOf(value)[name];
  return Array.isArray(list) ? list : [];
}

function hasList(value: unknown, name: string): boolean {
  return Array.isArray(fieldsOf(value)[name]);
}

/** Zipkin answers a list of spans, or a list of traces that are lists of spans. */
function flat(value: readonly unknown[]): readonly unknown[] {
  return Array.isArray(value[0]) ? value[0] : value;
}

function isZipkin(span: unknown): boolean {
  const { traceId, id } = fieldsOf(span);
  return typeof traceId === 'string' && typeof id === 'string';
}
