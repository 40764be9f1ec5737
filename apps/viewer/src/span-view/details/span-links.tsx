import type { SpanNode, TransactionNode } from '@clew/trace-model';
import { Link } from 'wouter';
import { ServiceChip } from '../../design/service-chip';
import { StoredText } from '../../design/stored-text';
import { transactionPath, transactionsPath } from '../../routes';
import { usePlan } from '../../sign-in/plan/use-plan';
import { traceQuery } from '../../search/search-condition';

interface SpanLinksProps {
  node: SpanNode;
  traceId: string;
}

/** The ways on from a span: all transactions of its trace, and the transactions that it gave rise to. */
export function SpanLinks({ node, traceId }: SpanLinksProps) {
  const isTeam = usePlan() === 'team';
  // On the Team plan there is no traversing between transactions, and a search by trace is one of one project.
  const children = isTeam ? [] : node.childTransactions;
  const [onlyChild, ...otherChildren] = children;
  const projects = isTeam ? [node.transaction.project] : [];
  return (
    <>
      <Link className="button button--small" href={transactionsPath(traceQuery(traceId), projects)}>
        Search by Trace
      </Link>
      {onlyChild !== undefined && otherChildren.length === 0 && (
        <Link className="button button--small button--primary" href={pathOf(onlyChild)}>
          View Child
        </Link>
      )}
      {otherChildren.length > 0 && <ViewChildren transactions={children} />}
    </>
  );
}

function pathOf({ transaction }: TransactionNode): string {
  return transactionPath(transaction.project, transaction.event_id);
}

function ViewChildren({ transactions }: { transactions: TransactionNode[] }) {
  return (
    <details className="view-children">
      <summary className="button button--small button--primary">
        View Children ({transactions.length})
      </summary>
      <ul className="view-children__list card">
        {transactions.map((child) => (
          <li key={child.key}>
            <Link href={pathOf(child)}>
              <ServiceChip project={child.transaction.project} />{' '}
              <StoredText>{child.transaction.transaction}</StoredText>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
