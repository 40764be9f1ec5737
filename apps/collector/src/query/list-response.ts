import type { EventListQuery } from '../store/event-list-query';
import { chosenEvents, type QuestionSources } from './chosen-events';
import { askedColumns } from './columns/asked-columns';
import { isFigure, type ListColumn } from './columns/list-column';
import { sampleColumns, type RowSample } from './columns/row-samples';
import { formatCursor, parseCursor, type PageCursor } from './page-cursor';
import { columnTypes, presentRows } from './present-rows';
import { QueryError } from './query-error';
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
const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 100;

/** The answer of `/api/0/events/`; `samples` has an entry for each row of `data`. */
export interface ListResponse {
  data: Record<string, string | number | null>[];
  meta: {
    fields: Record<string, string>;
    grouped: boolean;
    samples?: RowSample[];
    next_cursor: string | null;
  };
}

/**
 * Answers `field` (repeated), `query`, `sort` (repeated, `-` descends), `statsPeriod` or `start` and `end`, `project`
 * (repeated, id or slug), `per_page`, `cursor`. Without fields and query it is the text's pre-built query
 * "Transactions". Throws a `QueryError` that names the parameter.
 */
export async function listResponse(
  parameters: URLSearchParams,
  { reader, projects, visible, now }: QuestionSources,
): Promise<ListResponse> {
  const question = questionOf(parameters);
  const page = pageOf(parameters, question, now);
  const surroundings = { projects, now: page.now };
  const columns = askedColumns(parameters.getAll('field'), {
    parameter: 'field',
    surroundings,
    otherwise: DEFAULT_FIELDS,
  });
  const limit = pageSize(parameters.get('per_page'));
  const chosen = chosenEvents(parameters, page.window, { ...surroundings, visible });
  const grouped = columns.some(isFigure);
  if (chosen.groupCondition !== undefined && !grouped) {
    throw new QueryError(
      400,
      'query: a condition on a function needs a function among the fields, such as count()',
    );
  }
  const samples = grouped ? sampleColumns(columns) : undefined;
  const rows = await reader.list({
    ...chosen,
    columns: [...columns.map(({ column }) => column), ...(samples?.columns ?? [])],
    order: orderOf(parameters.getAll('sort'), columns),
    limit: limit + 1,
    offset: page.offset,
  });
  const shown = rows.slice(0, limit);
  return {
    data: presentRows(shown, columns, projects),
    meta: {
      fields: columnTypes(columns),
      grouped,
      ...(samples === undefined
        ? {}
        : { samples: shown.map((row) => samples.read(row.slice(columns.length))) }),
      next_cursor:
        rows.length > limit ? formatCursor({ ...page, offset: page.offset + limit }, question) : null,
    },
  };
}

function pageOf(parameters: URLSearchParams, question: string, now: number): PageCursor {
  const cursor = parameters.get('cursor');
  return cursor === null
    ? { offset: 0, now, window: timeWindow(parameters, now) }
    : parseCursor(cursor, question);
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
