import type { StoredError } from '@clew/trace-model';
import { Link } from 'wouter';
import { StoredText } from '../../design/stored-text';
import { TimeText } from '../../design/time-text';
import { errorPath } from '../../routes';

/** Errors that happened while a span was active, each leading to all about it; nothing where there are none. */
export function SpanErrors({ errors }: { errors: readonly StoredError[] }) {
  if (errors.length === 0) return null;
  return (
    <ul className="error-list" aria-label="Errors">
      {errors.map((error) => (
        <li key={error.event_id}>
          <Link href={errorPath(error.project, error.event_id)}>
            <StoredText>{error.title}</StoredText>
          </Link>
          <span className="quiet">
            <StoredText>{error.project}</StoredText>, <TimeText seconds={error.timestamp} />
          </span>
        </li>
      ))}
    </ul>
  );
}
