import {
  EVENT_FIELDS,
  type EventField,
  type NumericColumn,
  type ValueColumn,
} from '../../store/questions/event-list-query';
import { QueryError } from '../query-error';
import type { SearchKey } from '../search/search-condition.peggy';
import type { TypedColumn } from './list-column';

type OfferedValue = TypedColumn<ValueColumn>;
type ValueKey = Exclude<SearchKey, { kind: 'aggregate' }>;

const TAG_KEY = /^[\w.:-]{1,200}$/;
const MEASUREMENT = /^measurements\.([\w.-]{1,200})$/;
/** The measurements that browsers take in milliseconds; any other is a plain number. */
const DURATIONS: ReadonlySet<string> = new Set([
  'fp',
  'fcp',
  'lcp',
  'fid',
  'inp',
  'ttfb',
  'ttfb.requesttime',
]);

const ALIASES: ReadonlyMap<string, EventField> = new Map([
  ['project.name', 'project'],
  ['message', 'title'],
]);

const BUCKETS: ReadonlyMap<string, number> = new Map([
  ['timestamp.to_hour', 3_600],
  ['timestamp.to_day', 86_400],
]);

/** Where an event's details hold what Discover gives a name of its own. */
const DETAILS: ReadonlyMap<string, readonly string[]> = new Map([
  ['dist', ['dist']],
  ['http.method', ['request', 'method']],
  ['http.url', ['request', 'url']],
  ['http.referer', ['request', 'headers', 'Referer']],
  ['os.build', ['contexts', 'os', 'build']],
  ['os.kernel_version', ['contexts', 'os', 'kernel_version']],
  ['user.id', ['user', 'id']],
  ['user.email', ['user', 'email']],
  ['user.username', ['user', 'username']],
  ['user.ip', ['user', 'ip_address']],
]);
const DETAIL_FAMILIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['device', ['contexts', 'device']],
  ['geo', ['user', 'geo']],
]);

/** The value that a key names: a field of events, a measurement, else a tag. `tags[key]` is always a tag. */
export function valueColumn(key: ValueKey): OfferedValue {
  if (key.kind === 'tag') return text({ kind: 'tag', key: tagKey(key.key) });
  if (key.kind === 'span_tag') {
    throw new QueryError(400, 'expected a field of transactions: child spans are searched at /api/0/spans/');
  }
  const name = ALIASES.get(key.key) ?? key.key;
  if (isEventField(name)) return fieldColumn(name);
  if (name === 'project.id') {
    return { column: { kind: 'field', field: 'project' }, type: 'integer', shown: 'as-is' };
  }
  const width = BUCKETS.get(name);
  if (width !== undefined) return timeBucket(width);
  const measurement = MEASUREMENT.exec(name)?.[1];
  if (measurement !== undefined) {
    const type = DURATIONS.has(measurement) ? 'duration' : 'number';
    return { column: { kind: 'measurement', name: measurement }, type, shown: 'as-is' };
  }
  const path = detailPath(name);
  return path === undefined ? text({ kind: 'tag', key: tagKey(name) }) : text({ kind: 'detail', name, path });
}

/** The time in steps of that many seconds, counted from the epoch. */
export function timeBucket(width: number): OfferedValue {
  const timestamp: NumericColumn = { kind: 'field', field: 'timestamp' };
  return { column: { kind: 'bucket', of: timestamp, from: 0, width }, type: 'date', shown: 'date' };
}

/** The column as one that can be calculated with; undefined when its values are no numbers. */
export function numericColumn({ column }: OfferedValue): NumericColumn | undefined {
  if (column.kind === 'measurement') return column;
  if (column.kind !== 'field') return undefined;
  const { field } = column;
  return field === 'transaction.duration' || field === 'timestamp' ? { kind: 'field', field } : undefined;
}

function fieldColumn(field: EventField): OfferedValue {
  const column: ValueColumn = { kind: 'field', field };
  if (field === 'project') return { column, type: 'string', shown: 'slug' };
  const type = EVENT_FIELDS[field];
  return { column, type, shown: type === 'date' ? 'date' : 'as-is' };
}

function detailPath(name: string): readonly string[] | undefined {
  const [, family = '', rest = ''] = /^(device|geo)\.(\w{1,64})$/.exec(name) ?? [];
  const root = DETAIL_FAMILIES.get(family);
  return root === undefined ? DETAILS.get(name) : [...root, rest];
}

function text(column: ValueColumn): OfferedValue {
  return { column, type: 'string', shown: 'as-is' };
}

function tagKey(key: string): string {
  if (TAG_KEY.test(key)) return key;
  throw new QueryError(
    400,
    'expected a field, a function such as p95() or a tag of letters, digits, . : _ -',
  );
}

function isEventField(name: string): name is EventField {
  return Object.hasOwn(EVENT_FIELDS, name);
}
