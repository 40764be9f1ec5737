import type { ListValue } from '../../store/questions/event-list-query';
import { chosenProjects, type QuestionSources } from '../chosen-events';
import { askedColumns } from '../columns/asked-columns';
import { orderOf } from '../columns/order-of';
import { countEvents } from '../count-events';
import { pageOf } from '../page';
import { columnTypes, presentRows } from '../present-rows';
import { parseSpanSearch } from './parse-span-search';
import { spanColumn } from './span-columns';

const DEFAULT_FIELDS = [
  'span.op',
  'span.description',
  'span.duration',
  'span.id',
  'project',
  'transaction',
  'id',
  'trace',
  'timestamp',
];
const WINDOW = { usual: '24h', longestDays: 7 };
/** Child spans are not indexed: so many of the latest transactions are read for an answer, and no more. */
const MOST_READ = { events: 10_000, characters: 64 * 1024 * 1024 };

/** The answer of `/api/0/spans/`; `transactions` says how many of those that may have such spans were looked at. */
export interface SpansResponse {
  data: Record<string, ListValue>[];
  meta: {
    fields: Record<string, string>;
    transactions: { found: number; read: number };
    next_cursor: string | null;
  };
}

/**
 * Answers which child spans hold what `query` asks of them (`span.op`, `span.description`, `span.duration`,
 * `span.status`, `span.tags[key]`) and of their transactions (as the list does), the latest transactions first. Takes
 * `field`, `sort`, `project`, `per_page`, `cursor` and a window of at most 7 days, default 24 hours. Throws a
 * `QueryError` that names the parameter.
 */
export async function spansResponse(
  parameters: URLSearchParams,
  { reader, projects, asker, now }: QuestionSources,
): Promise<SpansResponse> {
  const page = pageOf(parameters, { asker, now }, WINDOW);
  const { from, until, seconds } = page.window;
  const columns = askedColumns(parameters.getAll('field'), {
    parameter: 'field',
    columnOf: spanColumn,
    otherwise: DEFAULT_FIELDS,
  });
  const order = orderOf(parameters.getAll('sort'), columns, '');
  const { condition, spanCondition } = parseSpanSearch(parameters.get('query') ?? '', {
    projects,
    now: page.now,
  });
  const transactions = {
    projectIds: chosenProjects(parameters.getAll('project'), projects),
    from,
    ...(until === undefined ? {} : { until }),
    windowSeconds: seconds,
    condition,
  };
  const rows = await reader.list({
    ...transactions,
    latest: MOST_READ,
    spans: spanCondition === undefined ? {} : { condition: spanCondition },
    columns: columns.map(({ column }) => column),
    order,
    limit: page.limit + 1,
    offset: page.offset,
  });
  return {
    data: presentRows(rows.slice(0, page.limit), columns, projects),
    meta: {
      fields: columnTypes(columns),
      transactions: {
        found: await countEvents(reader, transactions),
        read: await countEvents(reader, { ...transactions, latest: MOST_READ }),
      },
      next_cursor: rows.length > page.limit ? page.next : null,
    },
  };
}
