import type { ProjectDirectory } from '../../projects/project-directory';
import type { EventReader } from '../../store/event-reader';
import type { AggregateColumn, Column, EventListQuery } from '../../store/questions/event-list-query';

/** The transactions of a project that one caller has called, or that nobody known has. */
export interface CalledTransactions {
  called: string;
  caller: string | null;
  count: number;
  failed: number;
  /** How many of them name a parent. */
  withParent: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  /** What the counts would be without sampling. */
  extrapolated: { count: number; failed: number; withParent: number };
}

const DURATION = { kind: 'field', field: 'transaction.duration' } as const;
const COUNTS = [
  { kind: 'count' },
  { kind: 'failure_count' },
  {
    kind: 'count_if',
    condition: { column: { kind: 'field', field: 'trace.parent_span' }, test: 'present' },
  },
] as const satisfies AggregateColumn[];
const COLUMNS: readonly Column[] = [
  { kind: 'field', field: 'project' },
  { kind: 'caller' },
  ...COUNTS,
  { kind: 'percentile', of: DURATION, level: 0.5 },
  { kind: 'percentile', of: DURATION, level: 0.95 },
  ...COUNTS.map((of): AggregateColumn => ({ kind: 'extrapolated', of })),
];

/** Groups the transactions by their project and by whose span called them, those that are called most first. */
export async function readCalls(
  reader: EventReader,
  transactions: Omit<EventListQuery, 'columns' | 'order' | 'limit' | 'offset' | 'callers'>,
  projects: ProjectDirectory,
): Promise<CalledTransactions[]> {
  const rows = await reader.list({
    ...transactions,
    callers: { projectIds: projects.all.map(({ id }) => id) },
    columns: COLUMNS,
    order: [{ column: COLUMNS.findIndex(({ kind }) => kind === 'count'), descending: true }],
    limit: projects.all.length * (projects.all.length + 1),
    offset: 0,
  });
  return rows.map(([called, caller, ...figures]) => {
    const [count = 0, failed = 0, withParent = 0, p50 = 0, p95 = 0, ...others] = figures.map(Number);
    const [allCount = 0, allFailed = 0, allWithParent = 0] = others;
    return {
      called: projects.byId(Number(called))?.slug ?? '',
      caller: caller === null ? null : (projects.byId(Number(caller))?.slug ?? null),
      ...{ count, failed, withParent, p50, p95 },
      extrapolated: { count: allCount, failed: allFailed, withParent: allWithParent },
    };
  });
}
