import { Redirect } from 'wouter';
import { isFinal } from '../../collector/collector-client';
import { ErrorNotice, LoadingNotice } from '../../design/notices/notices';
import { useReconnection } from '../../live/use-reconnection';
import { errorPath, transactionPath } from '../../routes';
import { MissingEvent } from './missing-event';
import type { AskedEvent } from './use-stored-event';

interface UnshownEventProps {
  asked: AskedEvent;
  /** What the page shows. */
  kind: 'transaction' | 'error';
}

/**
 * Instead of an event that cannot be shown: that it is under way, where it is not, and what is wrong. One of the other kind
 * has its own page, which takes the place of this one, so that going back does not lead here again.
 */
export function UnshownEvent({
  asked: { project, eventId, event, error, refetch },
  kind,
}: UnshownEventProps) {
  if (event === null) return <MissingEvent project={project} eventId={eventId} kind={kind} />;
  if (event !== undefined) {
    const pathOf = event.type === 'error' ? errorPath : transactionPath;
    return <Redirect to={pathOf(project, eventId)} replace />;
  }
  if (error === null) return <LoadingNotice what={`the ${kind}`} />;
  return <FailedEvent error={error} refetch={refetch} kind={kind} />;
}

type FailedEventProps = Pick<AskedEvent, 'refetch'> & { error: Error; kind: UnshownEventProps['kind'] };

function FailedEvent({ error, refetch, kind }: FailedEventProps) {
  useReconnection(refetch);
  return (
    <ErrorNotice title={`This ${kind} cannot be shown`} level={1} error={error} onRetry={refetch}>
      {!isFinal(error) && <p>This page asks again by itself as soon as the collector is back.</p>}
    </ErrorNotice>
  );
}
