import type { StoredError } from '@clew/trace-model';
import { Link } from 'wouter';
import { StoredText } from '../../design/stored-text';
import { TimeText } from '../../design/time-text';
import { errorPath } from '../../routes';

interface SpanErrorsProps {
  errors: readonly StoredError[];
  /** Whether the collector has no pages for them. */
  isFromFile: boolean;
}

/** Errors that happened while a span was active, each leading to all about it; nothing where there are none. */
export function SpanErrors({ errors, isFromFile }: SpanErrorsProps) {
  if (errors.length === 0) return null;
  return (
    <ul className="error-list" aria-label="Errors">
      {errors.map((error) => (
        <li key={error.event_id}>
          {isFromFile ? (
            <StoredText>{error.title}</StoredText>
          ) : (
            <Link href={errorPath(error.project, error.event_id)}>
              <StoredText>{error.title}</StoredText>
            </Link>
          )}
          <span className="quiet">
            <StoredText>{error.project}</StoredText>, <TimeText seconds={error.timestamp} />
          </span>
        </li>
      ))}
    </ul>
  );
}
