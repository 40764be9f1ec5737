/** A value that each event may have, as the collector names it. */
export interface ValueField {
  field: string;
  title: string;
  explanation: string;
}

interface ValueFieldFamily {
  family: string;
  fields: readonly ValueField[];
}

const field = (name: string, title: string, explanation: string): ValueField => ({
  field: name,
  title,
  explanation,
});

/** What the collector knows by name, as its README lists it; any other name is a tag. */
export const VALUE_FIELDS: readonly ValueFieldFamily[] = [
  {
    family: 'Event',
    fields: [
      field('id', 'Event', 'The id of the event'),
      field('event.type', 'Type', 'Transaction or error'),
      field('title', 'Title', 'The transaction name, or what went wrong'),
      field('project', 'Project', 'The service that reported it'),
      field('project.id', 'Project ID', 'The number of the service that reported it'),
      field('timestamp', 'Time', 'When the transaction ended, or the error happened'),
      field('timestamp.to_hour', 'Hour', 'The hour in which it ended'),
      field('timestamp.to_day', 'Day', 'The day on which it ended, in UTC'),
    ],
  },
  {
    family: 'Transaction',
    fields: [
      field('transaction', 'Transaction', 'The transaction name'),
      field('transaction.duration', 'Duration', 'How long the transaction took'),
      field('transaction.op', 'Op', 'The operation of its root span'),
      field('transaction.status', 'Status', 'How its root span ended'),
      field('transaction.source', 'Source', 'Where its name came from'),
    ],
  },
  {
    family: 'Trace',
    fields: [
      field('trace', 'Trace', 'The trace that it belongs to'),
      field('trace.span', 'Span', 'The id of its root span'),
      field('trace.parent_span', 'Parent span', 'The id of the span that caused it'),
    ],
  },
  {
    family: 'User',
    fields: [
      field('user', 'User', 'Who it happened to'),
      field('user.id', 'User ID', 'The id of the user'),
      field('user.email', 'User email', 'The address of the user'),
      field('user.username', 'Username', 'The name of the user'),
      field('user.ip', 'User IP', 'The network address of the user'),
      field('geo.country_code', 'Country', 'Where the user was'),
      field('geo.region', 'Region', 'Where the user was'),
      field('geo.city', 'City', 'Where the user was'),
    ],
  },
  {
    family: 'Request',
    fields: [
      field('http.method', 'HTTP method', 'The method of the request'),
      field('http.url', 'URL', 'The address that was requested'),
      field('http.referer', 'Referer', 'The page that led to it'),
    ],
  },
  {
    family: 'Release and platform',
    fields: [
      field('release', 'Release', 'The version of the service'),
      field('environment', 'Environment', 'Where the service ran'),
      field('dist', 'Distribution', 'The build of the release'),
      field('platform.name', 'Platform', 'The language of the SDK'),
      field('sdk.name', 'SDK', 'The SDK that reported it'),
      field('sdk.version', 'SDK version', 'The version of that SDK'),
      field('os.build', 'OS build', 'The build of the operating system'),
      field('os.kernel_version', 'Kernel', 'The version of the kernel'),
      field('device.family', 'Device', 'The family of the device'),
      field('device.model', 'Device model', 'The model of the device'),
    ],
  },
  {
    family: 'Measurements',
    fields: [
      field('measurements.lcp', 'LCP', 'Largest contentful paint'),
      field('measurements.fcp', 'FCP', 'First contentful paint'),
      field('measurements.fp', 'FP', 'First paint'),
      field('measurements.cls', 'CLS', 'Cumulative layout shift'),
      field('measurements.inp', 'INP', 'Interaction to next paint'),
      field('measurements.fid', 'FID', 'First input delay'),
      field('measurements.ttfb', 'TTFB', 'Time to first byte'),
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

/** The fields that can be calculated with. */
export const NUMBER_FIELDS: readonly string[] = [...BY_NAME.keys()].filter(
  (name) => name === 'transaction.duration' || name.startsWith('measurements.'),
);
