import type { OpFigures, PlacedErrors, TraceTree } from '@clew/trace-model';
import { traceStatistics } from '@clew/trace-model';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { ShowAll } from '../../design/show-all';
import { StoredText } from '../../design/stored-text';
import { FailedCell } from '../../design/tables/failed-cell';
import { FigureTable } from '../../design/tables/figure-table';
import { SortHead } from '../../design/tables/sort-head';
import { formatDuration } from '../../format/format-duration';
import { formatCount } from '../../format/format-number';
import {
  DEFAULT_ORDER,
  parseOrder,
  sortedFigures,
  STATISTICS_COLUMNS,
  type StatisticsColumn,
  type StatisticsOrder,
} from './statistics-order';

const HEADS: Record<StatisticsColumn, string> = {
  name: 'Op',
  count: 'Count',
  total: 'Total',
  self: 'Self time',
  average: 'Average',
  longest: 'Longest',
  failed: 'Failed',
  errors: 'Errors',
};

const FIRST_ROWS = 200;

interface StatisticsTabProps {
  tree: TraceTree;
  errors: PlacedErrors;
}

/** How often each op or description ran, and for how long. */
export function StatisticsTab({ tree, errors }: StatisticsTabProps) {
  const [parameters, setParameters] = useSearchParams();
  const by = parameters.get('by') === 'description' ? 'description' : 'op';
  const order = parseOrder(parameters.get('order'));
  const figures = useMemo(() => traceStatistics(tree, { by, errors }), [tree, by, errors]);
  const sorted = useMemo(() => sortedFigures(figures, order), [figures, order]);
  const set = (name: string, value: string, usual: string) =>
    setParameters((previous) => {
      const next = new URLSearchParams(previous);
      if (value === usual) next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <section className="trace-tab card">
      <fieldset className="trace-tab__choice">
        <legend className="visually-hidden">Group spans by</legend>
        {(['op', 'description'] as const).map((grouping) => (
          <label key={grouping}>
            <input
              type="radio"
              name="by"
              checked={by === grouping}
              onChange={() => set('by', grouping, 'op')}
            />
            {grouping === 'op' ? 'By op' : 'By op and description'}
          </label>
        ))}
      </fieldset>
      <ShowAll items={sorted} atFirst={FIRST_ROWS} what="rows">
        {(shown) => (
          <StatisticsTable
            figures={shown}
            order={order}
            onOrder={(next) => set('order', next, DEFAULT_ORDER)}
          />
        )}
      </ShowAll>
    </section>
  );
}

interface StatisticsTableProps {
  figures: readonly OpFigures[];
  order: StatisticsOrder;
  onOrder: (order: StatisticsOrder) => void;
}

function StatisticsTable({ figures, order, onOrder }: StatisticsTableProps) {
  const heads = STATISTICS_COLUMNS.map((column) => (
    <SortHead key={column} {...{ column, order, onOrder }} name={HEADS[column]} isText={column === 'name'} />
  ));
  return (
    <FigureTable label="Statistics" heads={heads}>
      {figures.map((row) => (
        <StatisticsRow key={`${row.op}\n${row.description ?? ''}`} row={row} />
      ))}
    </FigureTable>
  );
}

function StatisticsRow({ row }: { row: OpFigures }) {
  return (
    <tr>
      <th scope="row">
        <StoredText>{row.op === '' ? 'default' : row.op}</StoredText>
        {row.description !== undefined && (
          <>
            {' - '}
            <StoredText className="statistics__description">{row.description}</StoredText>
          </>
        )}
      </th>
      <td>{formatCount(row.count)}</td>
      {[row.total, row.self, row.average, row.longest].map((seconds, column) => (
        <td key={column}>{formatDuration(seconds * 1_000)}</td>
      ))}
      <FailedCell count={row.failed} />
      <FailedCell count={row.errors} />
    </tr>
  );
}
