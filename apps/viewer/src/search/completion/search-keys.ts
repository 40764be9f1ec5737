/** What stands behind a key's colon. */
export type ValueKind = 'text' | 'duration' | 'number' | 'share' | 'date' | 'id' | 'project' | 'event-type';

/** A key of the search language, and what it is about. */
export interface SearchKey {
  name: string;
  kind: ValueKind;
  about: string;
}

/** A function over the transactions of a group; `call` is how its completion begins. */
export interface SearchFunction extends SearchKey {
  call: string;
}

/** The keys that one may search by beside tags, those asked for most often first. */
export const EVENT_KEYS: readonly SearchKey[] = [
  { name: 'transaction', kind: 'text', about: 'the transaction name' },
  { name: 'transaction.duration', kind: 'duration', about: 'how long it took' },
  { name: 'transaction.status', kind: 'text', about: 'how it went' },
  { name: 'transaction.op', kind: 'text', about: 'the op of its root span' },
  { name: 'event.type', kind: 'event-type', about: 'transaction or error' },
  { name: 'project', kind: 'project', about: 'the service that reported it' },
  { name: 'trace', kind: 'id', about: 'all of one trace' },
  { name: 'release', kind: 'text', about: 'the version that ran' },
  { name: 'environment', kind: 'text', about: 'where it ran' },
  { name: 'user', kind: 'text', about: 'who waited' },
  { name: 'user.id', kind: 'text', about: 'the user’s id' },
  { name: 'user.email', kind: 'text', about: 'the user’s address' },
  { name: 'user.username', kind: 'text', about: 'the user’s name' },
  { name: 'user.ip', kind: 'text', about: 'the user’s IP address' },
  { name: 'http.method', kind: 'text', about: 'the request’s method' },
  { name: 'http.url', kind: 'text', about: 'the request’s address' },
  { name: 'http.referer', kind: 'text', about: 'where the request came from' },
  { name: 'title', kind: 'text', about: 'the event’s title' },
  { name: 'timestamp', kind: 'date', about: 'when it ended' },
  { name: 'measurements.lcp', kind: 'duration', about: 'largest contentful paint' },
  { name: 'measurements.fcp', kind: 'duration', about: 'first contentful paint' },
  { name: 'measurements.inp', kind: 'duration', about: 'interaction to next paint' },
  { name: 'measurements.ttfb', kind: 'duration', about: 'time to first byte' },
  { name: 'measurements.cls', kind: 'number', about: 'cumulative layout shift' },
  { name: 'transaction.source', kind: 'text', about: 'what the name was made of' },
  { name: 'platform.name', kind: 'text', about: 'what it was written for' },
  { name: 'sdk.name', kind: 'text', about: 'the SDK that reported it' },
  { name: 'sdk.version', kind: 'text', about: 'that SDK’s version' },
  { name: 'dist', kind: 'text', about: 'the build of the release' },
  { name: 'id', kind: 'id', about: 'the event’s id' },
  { name: 'trace.span', kind: 'id', about: 'the root span’s id' },
  { name: 'trace.parent_span', kind: 'id', about: 'the root span’s parent' },
];

/** The keys of child spans, which only their own search knows. */
export const SPAN_KEYS: readonly SearchKey[] = [
  { name: 'span.op', kind: 'text', about: 'the span’s op' },
  { name: 'span.description', kind: 'text', about: 'the span’s description' },
  { name: 'span.duration', kind: 'duration', about: 'how long the span took' },
  { name: 'span.status', kind: 'text', about: 'how the span went' },
  { name: 'span.id', kind: 'id', about: 'the span’s id' },
  { name: 'span.parent', kind: 'id', about: 'its parent’s id' },
];

const simple = (name: string, kind: ValueKind, about: string): SearchFunction => ({
  name: `${name}()`,
  call: `${name}():`,
  kind,
  about,
});
const taking = (name: string, kind: ValueKind, about: string): SearchFunction => ({
  name: `${name}(…)`,
  call: `${name}(`,
  kind,
  about,
});

/** The functions that groups may be filtered by. */
export const FUNCTIONS: readonly SearchFunction[] = [
  simple('p95', 'duration', 'nineteen of twenty are at least this fast'),
  simple('p75', 'duration', 'three of four are at least this fast'),
  simple('p50', 'duration', 'half are at least this fast'),
  simple('p99', 'duration', 'ninety-nine of a hundred are at least this fast'),
  taking('percentile', 'duration', 'any share, such as 0.42'),
  taking('avg', 'duration', 'the average'),
  taking('max', 'duration', 'the longest'),
  taking('min', 'duration', 'the shortest'),
  taking('sum', 'duration', 'all together'),
  simple('count', 'number', 'how many'),
  taking('count_unique', 'number', 'how many different values'),
  taking('count_if', 'number', 'how many with a value'),
  simple('epm', 'number', 'how many per minute'),
  simple('eps', 'number', 'how many per second'),
  simple('failure_rate', 'share', 'the share that failed'),
  simple('failure_count', 'number', 'how many failed'),
  taking('apdex', 'number', 'how satisfied users are, 0 to 1'),
  taking('count_miserable', 'number', 'users that waited too long'),
  taking('user_misery', 'number', 'their share'),
  simple('last_seen', 'date', 'when the latest ended'),
];

/** What each argument of a function may be; one entry per argument. */
export const ARGUMENTS: Readonly<Record<string, readonly ('number' | 'field' | readonly string[])[]>> = {
  avg: ['number'],
  min: ['number'],
  max: ['number'],
  sum: ['number'],
  percentile: ['number', ['0.5', '0.9', '0.99', '0.42']],
  count_unique: ['field'],
  count_if: ['field', ['equals', 'notEquals', 'less', 'greater', 'lessOrEquals', 'greaterOrEquals']],
  apdex: [['300']],
  count_miserable: [['user'], ['300']],
  user_misery: [['300']],
};

/** What a value of each kind may look like, where no stored ones are offered. */
export const EXAMPLES: Partial<Record<ValueKind, readonly { text: string; about: string }[]>> = {
  duration: [
    { text: '>500ms', about: 'longer than half a second' },
    { text: '>=1s', about: 'a second or longer' },
    { text: '<100ms', about: 'shorter than a tenth of a second' },
  ],
  number: [
    { text: '>10', about: 'more than ten' },
    { text: '<=1.5k', about: 'at most 1,500' },
  ],
  share: [
    { text: '>5%', about: 'more than one of twenty' },
    { text: '=0', about: 'none' },
  ],
  date: [
    { text: '-24h', about: 'the last 24 hours' },
    { text: '+1h', about: 'older than an hour' },
  ],
  'event-type': [
    { text: 'transaction', about: '' },
    { text: 'error', about: '' },
  ],
};

/** The kind of a key's values; any key that is not known is a tag, and a tag is text. */
export function kindOf(key: string, keys: readonly SearchKey[]): ValueKind {
  const called = /^([\w.-]+)\(/.exec(key)?.[1];
  if (called === undefined) return keys.find(({ name }) => name === key)?.kind ?? 'text';
  const known = FUNCTIONS.find(({ call }) => call.startsWith(`${called}(`));
  return known?.kind ?? (/^p\d{1,3}$/.test(called) ? 'duration' : 'number');
}
