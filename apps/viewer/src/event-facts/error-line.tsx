import type { StoredError } from '@clew/trace-model';
import { Link } from 'wouter';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { errorPath, transactionPath } from '../routes';

interface ErrorLineProps {
  error: StoredError;
  /** The transaction and span in which it happened. */
  place?: { project: string; eventId: string; spanId: string; span: string } | undefined;
}

/** An error in a list: what it was, leading to all about it; when it was; in which span. */
export function ErrorLine({ error, place }: ErrorLineProps) {
  return (
    <li>
      <Link href={errorPath(error.project, error.event_id)}>
        <StoredText>{error.title}</StoredText>
      </Link>
      <span className="quiet">
        <TimeText seconds={error.timestamp} />
        {place !== undefined && (
          <>
            {' in '}
            <Link href={transactionPath(place.project, place.eventId, place.spanId)}>
              <StoredText>{place.span}</StoredText>
            </Link>
          </>
        )}
      </span>
    </li>
  );
}
