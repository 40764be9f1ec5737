import { Link } from 'wouter';
import type { ListState } from '../list-state';
import { PREBUILT_QUERIES, prebuiltPath, prebuiltQueryOf } from './prebuilt-queries';

/** The pre-built queries, each an address. */
export function PrebuiltQueryMenu({ state }: { state: ListState }) {
  const shown = prebuiltQueryOf(state);
  return (
    <nav className="prebuilt" aria-label="Pre-built queries">
      {PREBUILT_QUERIES.map((query) => (
        <Link
          key={query.name}
          href={prebuiltPath(query, state)}
          className="prebuilt__query"
          title={query.explanation}
          {...(query === shown && { 'aria-current': 'page' as const })}
        >
          {query.name}
        </Link>
      ))}
    </nav>
  );
}
