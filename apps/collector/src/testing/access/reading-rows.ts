import { NOW } from '../wire-fixtures';
import { SLUGS, type threeProjects } from './three-projects';

type Story = ReturnType<typeof threeProjects>;

const WINDOW = `start=${NOW - 3_600}&end=${NOW + 3_600}`;

/** What a search may say of a project, whether or not it is there. */
function searchesFor({ slug, ownTraceId, eventIds }: Story['projects'][number]): string[] {
  return [
    ...[`project:${slug}`, `!project:${slug}`, `project:[${slug}, nothing]`, `project.name:${slug}`],
    ...[`owner:${slug}`, `has:only-${slug}`, `release:${slug}*`, `user.id:${slug}`, slug, `!${slug}`],
    ...[`trace:${ownTraceId}`, `id:${eventIds[0]}`, `event.type:error ${slug}`],
    `project:${slug} or transaction.duration:>1ms`,
  ];
}

/** The same question with searches and with each choice of projects. */
function asked(address: string, story: Story, searchesOfEach = 3): string[] {
  const searches = story.projects.flatMap((project) => searchesFor(project).slice(0, searchesOfEach));
  const names = [...SLUGS, '1', '2', '3', '4', 'nothing', 'nobody-0'];
  return [
    `${address}?${WINDOW}`,
    ...searches.map((query) => `${address}?${WINDOW}&query=${encodeURIComponent(query)}`),
    ...names.map((name) => `${address}?${WINDOW}&project=${name}`),
    `${address}?${WINDOW}&project=${SLUGS[0]}&project=${SLUGS[2]}`,
  ];
}

/** A list with fields that would betray what is hidden. */
function askedWith(fields: readonly string[], rest = ''): string {
  return `/api/0/events/?${WINDOW}${fields.map((field) => `&field=${encodeURIComponent(field)}`).join('')}${rest}`;
}

/**
 * Every route that answers with what was stored, and the addresses at which it is asked. A route that is not among them
 * fails `route-table.spec.ts`.
 */
export const READING_ROWS: Readonly<Record<string, (story: Story) => string[]>> = {
  'GET /projects': () => ['/api/0/projects/'],
  'GET /events': (story) => [
    ...['/api/0/events/', '/api/0/events/?statsPeriod=1h&query='],
    ...asked('/api/0/events/', story, Number.POSITIVE_INFINITY),
    askedWith([
      'id',
      'project',
      'project.id',
      'transaction',
      'trace',
      'trace.span',
      'user',
      'release',
      'owner',
    ]),
    askedWith([
      'project',
      'count()',
      'count_unique(user)',
      'p50()',
      'max(timestamp)',
      'sum(measurements.lcp)',
    ]),
    askedWith(['count()', 'count_unique(project)', 'min(timestamp)', 'failure_rate()', 'epm()'], '&query='),
    askedWith(['owner', 'any(project)', 'count()'], '&query=&sort=-count()'),
    askedWith(['id'], '&query=&per_page=1'),
    ...SLUGS.map((slug) => askedWith([`only-${slug}`, 'count()'])),
    ...SLUGS.map((slug) =>
      askedWith([`count_if(project,equals,${slug})`, `count_if(project,notEquals,${slug})`]),
    ),
  ],
  'GET /events-stats': (story) => [
    ...asked('/api/0/events-stats/', story),
    `/api/0/events-stats/?${WINDOW}&interval=1m&yAxis=count_unique(project)&yAxis=p95()&yAxis=failure_rate()`,
  ],
  'GET /events-histogram': (story) => [
    ...asked('/api/0/events-histogram/', story),
    `/api/0/events-histogram/?${WINDOW}&field=measurements.lcp&numBuckets=7`,
    `/api/0/events-histogram/?${WINDOW}&bound=100&bound=1s`,
  ],
  'GET /tags': () => [
    ...['/api/0/tags/', `/api/0/tags/?${WINDOW}`, '/api/0/tags/?statsPeriod=1h'],
    ...[...SLUGS, '1', 'nothing'].map((name) => `/api/0/tags/?${WINDOW}&project=${name}`),
  ],
  'GET /spans': (story) => [
    ...asked('/api/0/spans/', story),
    ...SLUGS.map(
      (slug) => `/api/0/spans/?${WINDOW}&query=${encodeURIComponent(`span.description:"SELECT ${slug}"`)}`,
    ),
    `/api/0/spans/?${WINDOW}&per_page=1`,
    '/api/0/spans/',
  ],
  'GET /service-map': (story) => [
    ...asked('/api/0/service-map/', story),
    ...['/api/0/service-map/', `/api/0/service-map/?${WINDOW}&query=`],
  ],
  'GET /traces/:traceId': ({ traceId, projects }) =>
    [traceId, ...projects.map(({ ownTraceId }) => ownTraceId), 'e'.repeat(32)].map(
      (id) => `/api/0/traces/${id}/`,
    ),
  'GET /events/:reference': ({ projects }) =>
    projects.flatMap(({ eventIds }) =>
      eventIds.flatMap((id) => [...SLUGS, '1', '2', '3'].map((name) => `/api/0/events/${name}:${id}/`)),
    ),
  'GET /stats': () => ['/api/0/stats/', `/api/0/stats/?project=${SLUGS[0]}`],
  'GET /metrics': () => ['/metrics'],
};

/** The other routes: what they are is tested where they are. */
export const OTHER_ROUTES: readonly string[] = [
  // Follows: visible-stream.spec.ts.
  'GET /stream',
  // Signing in: sign-in.spec.ts.
  ...['GET /session', 'POST /session', 'DELETE /session', 'ALL /session'],
  // Only write.
  ...['ALL /api/:project/envelope', 'ALL /api/:project/store', 'ALL /tunnel', 'ALL /v1/traces'],
  ...['ALL /api/:project/otlp/v1/traces', 'ALL /api/:project/integration/otlp/v1/traces'],
  // The viewer's page, which holds no data.
  ...['GET /', 'GET /spans', 'GET /services'],
  ...['GET /transactions/{*rest}', 'GET /errors/{*rest}', 'GET /traces/{*rest}'],
];
