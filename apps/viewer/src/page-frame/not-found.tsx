import { Link, useLocation } from 'wouter';
import { EmptyNotice } from '../design/notices/notices';
import { StoredText } from '../design/stored-text';
import { usePageTitle } from '../browser/use-page-title';

const ADDRESSES = [
  '/transactions/project:event-id',
  '/errors/project:event-id',
  '/traces/trace-id',
  '/traces/trace-id/shape',
  '/traces/trace-id/compare/trace-id',
  '/traces/file',
  '/spans',
];

/** For an address that names no view. */
export function NotFound() {
  const [path] = useLocation();
  usePageTitle('Not found');
  return (
    <EmptyNotice title="There is nothing at this address" level={1}>
      <p>
        <StoredText className="mono">{path}</StoredText> is no address of this page. Besides the list there
        are:
      </p>
      <ul className="notice__reasons">
        {ADDRESSES.map((address) => (
          <li key={address} className="mono">
            {address}
          </li>
        ))}
      </ul>
      <Link className="button" href="/">
        All transactions
      </Link>
    </EmptyNotice>
  );
}
