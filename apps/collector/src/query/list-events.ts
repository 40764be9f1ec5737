import type { ProjectDirectory, Project } from '../projects/project-directory';
import type { EventListQuery, ListValue } from '../store/event-list-query';
import { isFigure, type ListColumn } from './columns/list-column';
import { parseColumn } from './columns/parse-column';
import { formatCursor, parseCursor, type PageCursor } from './page-cursor';
import { QueryError } from './query-error';
import { parseSearch } from './search/parse-search';
import { timeWindow } from './time-window';

const DEFAULT_FIELDS = [
  'project',
  'transaction',
  'count()',
  'avg(transaction.duration)',
  'p75()',
  'p95()',
  'epm()',
  'last_seen()',
];
const DEFAULT_SEARCH = 'event.type:transaction';
const MOST_FIELDS = 20;
const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

/** A question as the store takes it, and what is needed to write its answer. */
export interface ListQuestion {
  query: EventListQuery;
  columns: ListColumn[];
  nextCursor: string;
}

/**
 * Reads the parameters of `/api/0/events/`: `field` (repeated), `query`, `sort` (repeated, `-` descends), `statsPeriod`
 * or `start` and `end`, `project` (repeated, id or slug), `per_page`, `cursor`. Without fields and query it is the
 * text's pre-built query "Transactions". Throws a `QueryError` that names the parameter.
 */
export function listQuestion(
  parameters: URLSearchParams,
  visible: readonly Project[],
  { projects, now }: { projects: ProjectDirectory; now: number },
): ListQuestion {
  const question = questionOf(parameters);
  const cursor = parameters.get('cursor');
  const page: PageCursor =
    cursor === null ? { offset: 0, now, window: timeWindow(parameters, now) } : parseCursor(cursor, question);
  const surroundings = { projects, now: page.now };
  const columns = fieldsOf(parameters).map((field) => parseColumn(field, surroundings));
  const limit = pageSize(parameters.get('per_page'));
  const search = parseSearch(parameters.get('query') ?? DEFAULT_SEARCH, surroundings);
  if (search.groupCondition !== undefined && !columns.some(isFigure)) {
    throw new QueryError(
      400,
      'query: a condition on a function needs a function among the fields, such as count()',
    );
  }
  const { from, until, seconds } = page.window;
  return {
    columns,
    nextCursor: formatCursor({ ...page, offset: page.offset + limit }, question),
    query: {
      projectIds: chosenProjects(parameters.getAll('project'), visible, projects),
      from,
      ...(until === undefined ? {} : { until }),
      windowSeconds: seconds,
      columns: columns.map(({ column }) => column),
      ...search,
      order: orderOf(parameters.getAll('sort'), columns),
      limit: limit + 1,
      offset: page.offset,
    },
  };
}

/** One object per row under the columns' names, with project slugs and ISO dates. */
export function presentRows(
  rows: readonly ListValue[][],
  columns: readonly ListColumn[],
  projects: ProjectDirectory,
): Record<string, ListValue>[] {
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, shown }, index) => [name, present(row[index] ?? null, shown, projects)]),
    ),
  );
}

function present(value: ListValue, shown: ListColumn['shown'], projects: ProjectDirectory): ListValue {
  if (value === null || shown === 'as-is') return value;
  if (shown === 'slug') return projects.byId(Number(value))?.slug ?? null;
  return new Date(Math.round(Number(value) * 1000)).toISOString();
}

function fieldsOf(parameters: URLSearchParams): string[] {
  const fields = parameters.getAll('field').filter((field) => field !== '');
  if (fields.length > MOST_FIELDS) throw new QueryError(400, `field: at most ${MOST_FIELDS} fields`);
  return fields.length === 0 ? DEFAULT_FIELDS : [...new Set(fields)];
}

/** Everything that a cursor must not be carried over from. */
function questionOf(parameters: URLSearchParams): string {
  const kept = [...parameters].filter(([name]) => name !== 'cursor');
  return new URLSearchParams(kept).toString();
}

function pageSize(text: string | null): number {
  if (text === null) return DEFAULT_PAGE;
  const size = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (size < 1 || size > LARGEST_PAGE)
    throw new QueryError(400, `per_page: expected a number from 1 to ${LARGEST_PAGE}`);
  return size;
}

/** The projects asked for, of those that the reader may see; a name that is not among them finds nothing. */
function chosenProjects(
  names: readonly string[],
  visible: readonly Project[],
  projects: ProjectDirectory,
): number[] {
  const chosen = names.flatMap((name) => projects.named(name) ?? []);
  return visible.filter((project) => names.length === 0 || chosen.includes(project)).map(({ id }) => id);
}

function orderOf(sorts: readonly string[], columns: readonly ListColumn[]): EventListQuery['order'] {
  const chosen = sorts.filter((sort) => sort !== '');
  if (chosen.length === 0) return defaultOrder(columns);
  return chosen.map((sort) => {
    const descending = sort.startsWith('-');
    const wanted = aliasOf(descending ? sort.slice(1) : sort);
    const column = columns.findIndex(({ name }) => aliasOf(name) === wanted);
    if (column === -1) {
      throw new QueryError(
        400,
        `sort: expected one of the fields ${columns.map(({ name }) => name).join(', ')}`,
      );
    }
    return { column, descending };
  });
}

/** The groups with the most events, or the latest events. */
function defaultOrder(columns: readonly ListColumn[]): EventListQuery['order'] {
  const wanted = columns.some(isFigure) ? 'count()' : 'timestamp';
  const column = columns.findIndex(({ name }) => name === wanted);
  return column === -1 ? [] : [{ column, descending: true }];
}

/** Discover's users write `-p95` or `-avg_transaction_duration` as well as `-p95()`. */
function aliasOf(name: string): string {
  return name.trim().replace(/\W+/g, '_').replace(/_$/, '');
}
