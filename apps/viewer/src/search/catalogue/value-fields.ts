/** How values are compared and written. */
export type ValueKind = 'text' | 'duration' | 'number' | 'share' | 'date' | 'id' | 'project' | 'event-type';

/** A value that each event may have, as the collector names it. */
export interface ValueField {
  field: string;
  title: string;
  explanation: string;
  kind: ValueKind;
}

interface ValueFieldFamily {
  family: string;
  fields: readonly ValueField[];
}

const field = (
  name: string,
  [title, explanation]: readonly [string, string],
  kind: ValueKind = 'text',
): ValueField => ({ field: name, title, explanation, kind });

/** What the collector knows by name, as its README lists it; any other name is a tag. */
export const VALUE_FIELDS: readonly ValueFieldFamily[] = [
  {
    family: 'Event',
    fields: [
      field('id', ['Event', 'The id of the event'], 'id'),
      field('event.type', ['Type', 'Transaction or error'], 'event-type'),
      field('title', ['Title', 'The transaction name, or what went wrong']),
      field('project', ['Project', 'The service that reported it'], 'project'),
      field('project.id', ['Project ID', 'The number of the service that reported it'], 'number'),
      field('timestamp', ['Time', 'When the transaction ended, or the error happened'], 'date'),
      field('timestamp.to_hour', ['Hour', 'The hour in which it ended'], 'date'),
      field('timestamp.to_day', ['Day', 'The day on which it ended, in UTC'], 'date'),
    ],
  },
  {
    family: 'Transaction',
    fields: [
      field('transaction', ['Transaction', 'The transaction name']),
      field('transaction.duration', ['Duration', 'How long the transaction took'], 'duration'),
      field('transaction.op', ['Op', 'The operation of its root span']),
      field('transaction.status', ['Status', 'How its root span ended']),
      field('transaction.source', ['Source', 'Where its name came from']),
    ],
  },
  {
    family: 'Trace',
    fields: [
      field('trace', ['Trace', 'The trace that it belongs to'], 'id'),
      field('trace.span', ['Span', 'The id of its root span'], 'id'),
      field('trace.parent_span', ['Parent span', 'The id of the span that caused it'], 'id'),
    ],
  },
  {
    family: 'User',
    fields: [
      field('user', ['User', 'Who it happened to']),
      field('user.id', ['User ID', 'The id of the user']),
      field('user.email', ['User email', 'The address of the user']),
      field('user.username', ['Username', 'The name of the user']),
      field('user.ip', ['User IP', 'The network address of the user']),
      field('geo.country_code', ['Country', 'Where the user was']),
      field('geo.region', ['Region', 'Where the user was']),
      field('geo.city', ['City', 'Where the user was']),
    ],
  },
  {
    family: 'Request',
    fields: [
      field('http.method', ['HTTP method', 'The method of the request']),
      field('http.url', ['URL', 'The address that was requested']),
      field('http.referer', ['Referer', 'The page that led to it']),
    ],
  },
  {
    family: 'Release and platform',
    fields: [
      field('release', ['Release', 'The version of the service']),
      field('environment', ['Environment', 'Where the service ran']),
      field('dist', ['Distribution', 'The build of the release']),
      field('platform.name', ['Platform', 'The language of the SDK']),
      field('sdk.name', ['SDK', 'The SDK that reported it']),
      field('sdk.version', ['SDK version', 'The version of that SDK']),
      field('os.build', ['OS build', 'The build of the operating system']),
      field('os.kernel_version', ['Kernel', 'The version of the kernel']),
      field('device.family', ['Device', 'The family of the device']),
      field('device.model', ['Device model', 'The model of the device']),
    ],
  },
  {
    family: 'Measurements',
    fields: [
      field('measurements.lcp', ['LCP', 'Largest contentful paint'], 'duration'),
      field('measurements.fcp', ['FCP', 'First contentful paint'], 'duration'),
      field('measurements.fp', ['FP', 'First paint'], 'duration'),
      field('measurements.cls', ['CLS', 'Cumulative layout shift'], 'number'),
      field('measurements.inp', ['INP', 'Interaction to next paint'], 'duration'),
      field('measurements.fid', ['FID', 'First input delay'], 'duration'),
      field('measurements.ttfb', ['TTFB', 'Time to first byte'], 'duration'),
    ],
  },
];

const BY_NAME: ReadonlyMap<string, ValueField> = new Map(
  VALUE_FIELDS.flatMap(({ fields }) => fields).map((known) => [known.field, known]),
);
const FAMILIES = /^(?:measurements\.[\w.-]+|(?:device|geo)\.\w+)$/;
const ALIASES: ReadonlySet<string> = new Set(['message', 'project.name']);

/** What is known about a field; `undefined` for what only a tag is named. */
export function knownField(name: string): ValueField | undefined {
  return BY_NAME.get(name);
}

/** Whether the collector takes a name for a field of its own rather than for a tag. */
export function isFieldName(name: string): boolean {
  return BY_NAME.has(name) || FAMILIES.test(name) || ALIASES.has(name);
}

/** Whether a name is that of something which can be calculated with: the duration, or a measurement. */
export function isNumberField(name: string): boolean {
  return name === 'transaction.duration' || name.startsWith('measurements.');
}

/** The kind of a field's values; what no field is named is a tag, and a tag is text. */
export function fieldKind(name: string): ValueKind {
  return knownField(name)?.kind ?? (isNumberField(name) ? 'number' : 'text');
}
