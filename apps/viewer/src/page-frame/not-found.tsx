import { Link, useLocation } from 'wouter';
import { EmptyNotice } from '../design/notices';
import { StoredText } from '../design/stored-text';
import { usePageTitle } from '../browser/use-page-title';

/** For an address that names no view. */
export function NotFound() {
  const [path] = useLocation();
  usePageTitle('Not found');
  return (
    <EmptyNotice title="There is nothing at this address" level={1}>
      <p>
        <StoredText className="mono">{path}</StoredText> is neither the list, nor{' '}
        <span className="mono">/transactions/project:event-id</span>, nor{' '}
        <span className="mono">/traces/trace-id</span>.
      </p>
      <Link className="button" href="/">
        All transactions
      </Link>
    </EmptyNotice>
  );
}
