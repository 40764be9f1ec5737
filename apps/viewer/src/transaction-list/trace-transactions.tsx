import { Link } from 'wouter';
import { EmptyNotice, ErrorNotice, LoadingNotice } from '../design/notices';
import { countOf } from '../format/format-number';
import { tracePath } from '../routes';
import type { ListState } from './list-state';
import { transactionQuery } from '../search/search-condition';
import { TRANSACTION_FIELDS } from './transaction-fields';
import { TransactionTable } from './transaction-table';
import { useEvents } from './use-events';

const MOST_TRANSACTIONS = 100;

interface TraceTransactionsProps {
  state: ListState;
  traceId: string;
}

/** All transactions of one trace that the query finds, one a row, in the order in which they ended. */
export function TraceTransactions({ state, traceId }: TraceTransactionsProps) {
  const { data, error, refetch } = useEvents(
    {
      fields: TRANSACTION_FIELDS,
      query: transactionQuery(state.query),
      sort: 'timestamp',
      perPage: MOST_TRANSACTIONS,
    },
    state,
  );
  if (data === undefined) {
    if (error === null) return <LoadingNotice what="the trace’s transactions" />;
    return (
      <ErrorNotice title="The transactions cannot be shown" error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.data.length === 0) {
    return (
      <EmptyNotice title="No transaction of this trace is here">
        <p>
          None with this trace id ended in the chosen time window, in the chosen projects. It may have been
          sampled out, not yet sent, or belong to projects that you may not view.
        </p>
        <Link className="button" href={tracePath(traceId)}>
          Open whole trace
        </Link>
      </EmptyNotice>
    );
  }
  return (
    <>
      <div className="card trace-banner">
        <p>
          {countOf(data.data.length, 'transaction')} of trace <span className="mono">{traceId}</span>
        </p>
        <Link className="button button--primary" href={tracePath(traceId)}>
          Open whole trace
        </Link>
      </div>
      <div className="card table-frame">
        <TransactionTable caption="In the order in which they ended" rows={data.data} showsName />
      </div>
    </>
  );
}
