import { Link } from 'wouter';
import { EmptyNotice } from '../design/notices/notices';
import { keyMistakes } from '../search/mistakes/key-mistakes';
import { MistakenKeys } from '../search/mistakes/mistaken-keys';
import { useTagKeys } from '../search/use-tag-keys';
import { isWidest, zoomedOut } from '../time-window/time-window';
import { useCollector } from '../collector/collector-context';
import { serviceMapPath, type ServiceMapState } from './service-map-state';

interface NoServicesProps {
  state: ServiceMapState;
  /** Transactions that the window has; more than none where the latest one's trace is too large to be read. */
  found: number;
}

/** Why no service is shown, and what would show some. */
export function NoServices({ state, found }: NoServicesProps) {
  const collector = useCollector();
  const tags = useTagKeys(state)?.map(({ key }) => key);
  const mistakes = tags === undefined ? [] : keyMistakes(state.query, { tags });
  if (found > 0) {
    return (
      <EmptyNotice title="The latest trace is too large to be read">
        <p>
          An answer reads the traces of the latest transactions, 64 MiB of spans at most, and the first of
          them has more. Another window, or a search that leaves its transactions out, shows the others.
        </p>
      </EmptyNotice>
    );
  }
  const isOfAll = state.query === '' && state.projects.length === 0;
  return (
    <EmptyNotice title={isOfAll ? 'No service has reported in this window' : 'Nothing matches'}>
      <MistakenKeys mistakes={mistakes} pathOf={(query) => serviceMapPath({ ...state, query })} />
      <p>
        A service is here as soon as it has sent a transaction, and a line between two as soon as one has
        continued a trace of the other: the header <code>sentry-trace</code> of a request names its parent.
      </p>
      <div className="page-heading__row">
        {!isOfAll && (
          <Link className="button" href={serviceMapPath({ ...state, query: '', projects: [] })}>
            Show all services
          </Link>
        )}
        {!isWidest(state.window) && (
          <Link
            className="button"
            href={serviceMapPath({ ...state, window: zoomedOut(state.window, collector.now() * 1_000) })}
          >
            Look further back
          </Link>
        )}
      </div>
    </EmptyNotice>
  );
}
