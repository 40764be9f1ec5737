import { Link } from 'wouter';
import { EmptyNotice } from '../../design/notices/notices';
import { StoredText } from '../../design/stored-text';
import { useLiveRefetch } from '../../live/use-live-refetch';
import type { EventReference } from './use-stored-event';

interface MissingEventProps extends EventReference {
  kind: 'transaction' | 'error';
}

/**
 * The collector has no such event. It says the same of one that never was, that has been removed by age, and that the
 * reader may not view, and so does this.
 */
export function MissingEvent({ project, eventId, kind }: MissingEventProps) {
  useLiveRefetch('event');
  return (
    <EmptyNotice title={`There is no such ${kind}`} level={1}>
      <p>
        Nothing is stored under the id <StoredText className="mono">{eventId}</StoredText> in the project{' '}
        <StoredText className="mono">{project}</StoredText>, as far as you may see.
      </p>
      <ul className="notice__reasons">
        <li>
          It may still be on its way
          {kind === 'transaction' && ': a service sends a transaction when it has finished'}. This page shows
          it as soon as it is stored.
        </li>
        <li>
          It may have been removed by age or for want of space: the collector keeps events for a limited time
          (<code>CLEW_RETENTION_DAYS</code>).
        </li>
        <li>It may belong to a project that you have no permission to view, or the address may be wrong.</li>
      </ul>
      <Link className="button" href="/">
        All transactions
      </Link>
    </EmptyNotice>
  );
}
