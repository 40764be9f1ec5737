import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { EmptyNotice } from '../../design/notices/notices';
import { usePlan } from './use-plan';

/** A view across transactions; on the Team plan, what there is instead. */
export function BusinessOnly({ children }: { children: ReactNode }) {
  if (usePlan() === 'business') return children;
  return (
    <EmptyNotice title="Traversing between transactions is only available on the Business plan" level={1}>
      <p>
        This collector is set to the Team plan (<code>CLEW_PLAN</code>). “Search by Trace” in the details of
        any span lists the transactions of its trace, for one project at a time.
      </p>
      <Link className="button" href="/">
        All transactions
      </Link>
    </EmptyNotice>
  );
}
