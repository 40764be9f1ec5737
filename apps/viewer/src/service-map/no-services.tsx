import { Link } from 'wouter';
import { EmptyNotice } from '../design/notices/notices';
import { keyMistakes } from '../search/mistakes/key-mistakes';
import { MistakenKeys } from '../search/mistakes/mistaken-keys';
import { useTagKeys } from '../search/use-tag-keys';
import { isWidest, zoomedOut } from '../time-window/time-window';
import { useCollector } from '../collector/collector-context';
import { serviceMapPath, type ServiceMapState } from './service-map-state';

/** Why no service is shown, and what would show some. */
export function NoServices({ state }: { state: ServiceMapState }) {
  const collector = useCollector();
  const tags = useTagKeys(state)?.map(({ key }) => key);
  const mistakes = tags === undefined ? [] : keyMistakes(state.query, { tags });
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
