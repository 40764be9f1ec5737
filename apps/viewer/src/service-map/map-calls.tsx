import type { MappedCall } from '../collector/questions/service-map-answer';
import { ServiceChip } from '../design/service-chip';
import { inColumnOrder, type ColumnOrder } from '../design/tables/column-order';
import { FigureTable } from '../design/tables/figure-table';
import { SortHead } from '../design/tables/sort-head';
import { formatDuration } from '../format/format-duration';
import type { SearchedEvents } from '../search/searched-events';
import { CountedCell } from './counted-cell';
import { FailedShareCell } from './failed-share-cell';
import { calledTransactionsPath } from './listed-transactions';
import { CALL_COLUMNS, type CallColumn } from './service-map-state';

const HEADS: Record<CallColumn, string> = {
  caller: 'Caller',
  called: 'Called',
  count: 'Calls',
  failed: 'Failed',
  p50: 'p50',
  p95: 'p95',
};
const TEXTS: readonly CallColumn[] = ['caller', 'called'];

interface MapCallsProps {
  calls: readonly MappedCall[];
  searched: SearchedEvents;
  order: ColumnOrder<CallColumn>;
  onOrder: (order: ColumnOrder<CallColumn>) => void;
}

/** What services ask of each other: how often, how many failed, and how long the called ones took. */
export function MapCalls({ calls, searched, order, onOrder }: MapCallsProps) {
  if (calls.length === 0) {
    return (
      <p className="quiet">
        No service called another one here. A call is seen where both report, and the called one continues the
        trace of its caller: it reads <code>sentry-trace</code> of each request.
      </p>
    );
  }
  const heads = CALL_COLUMNS.map((column) => (
    <SortHead
      key={column}
      {...{ column, order, onOrder }}
      name={HEADS[column]}
      isText={TEXTS.includes(column)}
    />
  ));
  return (
    <>
      <FigureTable label="Who calls whom" heads={heads}>
        {inColumnOrder(calls, order, valueOf).map((call) => (
          <tr key={`${call.caller} ${call.called}`}>
            <th scope="row">
              <ServiceChip project={call.caller} />
            </th>
            <td className="figure-table__text">
              <span aria-hidden="true">→ </span>
              <ServiceChip project={call.called} />
            </td>
            <CountedCell
              count={call.count}
              extrapolated={call.extrapolated.count}
              to={{
                href: calledTransactionsPath(searched, call.called),
                service: call.called,
                words: 'calls to',
              }}
            />
            <FailedShareCell failed={call.failure_count} count={call.count} />
            <DurationCell milliseconds={call.p50} isOfTooFew={call.too_few.p50} />
            <DurationCell milliseconds={call.p95} isOfTooFew={call.too_few.p95} />
          </tr>
        ))}
      </FigureTable>
      {calls.some(({ too_few }) => too_few.p50 || too_few.p95) && (
        <p className="service-map__beside">
          <span className="thin-mark" aria-hidden="true" /> A direction rather than a figure: made of fewer
          calls than it takes.
        </p>
      )}
    </>
  );
}

function DurationCell({ milliseconds, isOfTooFew }: { milliseconds: number; isOfTooFew: boolean }) {
  return (
    <td>
      {isOfTooFew && <span className="thin-mark" aria-hidden="true" />} {formatDuration(milliseconds)}
      {isOfTooFew && <span className="visually-hidden">, of too few calls to tell</span>}
    </td>
  );
}

function valueOf(call: MappedCall, column: CallColumn): string | number {
  return column === 'failed' ? call.failure_count / call.count : call[column];
}
