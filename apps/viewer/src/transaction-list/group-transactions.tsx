import { ErrorNotice } from '../design/notices';
import type { ListState } from './list-state';
import { exactCondition, transactionQuery } from '../search/search-condition';
import { TransactionTable } from './transaction-table';
import { TRANSACTION_FIELDS } from './transaction-fields';
import { useEvents } from './use-events';

const MOST_TRANSACTIONS = 20;

interface GroupTransactionsProps {
  project: string;
  transaction: string;
  state: ListState;
}

/** The transactions of one group, slowest first. */
export function GroupTransactions({ project, transaction, state }: GroupTransactionsProps) {
  const query = `${transactionQuery(state.query)} ${exactCondition('transaction', transaction)}`;
  const { data, error, refetch } = useEvents(
    { fields: TRANSACTION_FIELDS, query, sort: '-transaction.duration', perPage: MOST_TRANSACTIONS },
    { window: state.window, projects: [project] },
  );
  if (error !== null && data === undefined) {
    return (
      <ErrorNotice
        title="The transactions of this group cannot be shown"
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <TransactionTable
      caption={
        data?.data.length === MOST_TRANSACTIONS
          ? `The ${MOST_TRANSACTIONS} slowest transactions`
          : 'Slowest first'
      }
      rows={data?.data ?? []}
      showsName={false}
    />
  );
}
