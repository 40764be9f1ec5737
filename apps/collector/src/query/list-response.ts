import { chosenEvents, type QuestionSources } from './chosen-events';
import { askedColumns } from './columns/asked-columns';
import { offeredColumn } from './columns/offered-column';
import { isFigure } from './columns/list-column';
import { orderOf } from './columns/order-of';
import { sampleColumns, type RowSample } from './columns/row-samples';
import { pageOf } from './page';
import { columnTypes, presentRows } from './present-rows';
import { refuseGroupCondition } from './refuse-group-condition';

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
  { reader, projects, asker, now }: QuestionSources,
): Promise<ListResponse> {
  const page = pageOf(parameters, { asker, now });
  const surroundings = { projects, now: page.now };
  const columns = askedColumns(parameters.getAll('field'), {
    parameter: 'field',
    columnOf: (key) => offeredColumn(key, surroundings),
    otherwise: DEFAULT_FIELDS,
  });
  const samples = columns.some(isFigure) ? sampleColumns(columns) : undefined;
  const asked = chosenEvents(parameters, page.window, surroundings);
  const chosen =
    samples === undefined
      ? refuseGroupCondition(asked, 'needs a function among the fields, such as count()')
      : asked;
  const rows = await reader.list({
    ...chosen,
    columns: [...columns.map(({ column }) => column), ...(samples?.columns ?? [])],
    order: orderOf(parameters.getAll('sort'), columns, samples === undefined ? 'timestamp' : 'count()'),
    limit: page.limit + 1,
    offset: page.offset,
  });
  const shown = rows.slice(0, page.limit);
  return {
    data: presentRows(shown, columns, projects),
    meta: {
      fields: columnTypes(columns),
      grouped: samples !== undefined,
      ...(samples === undefined
        ? {}
        : { samples: shown.map((row) => samples.read(row.slice(columns.length))) }),
      next_cursor: rows.length > page.limit ? page.next : null,
    },
  };
}
