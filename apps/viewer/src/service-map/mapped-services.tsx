import { isFinal } from '../collector/collector-client';
import type { ServiceMapAnswer } from '../collector/questions/service-map-answer';
import { ErrorNotice, LoadingNotice } from '../design/notices/notices';
import { countOf, formatCount } from '../format/format-number';
import { queryProblem } from '../search/query-problem';
import { MapCalls } from './map-calls';
import { MapGraph } from './map-graph';
import { MapServices } from './map-services';
import { NoServices } from './no-services';
import type { ServiceMapState } from './service-map-state';
import { useServiceMap } from './use-service-map';

interface MappedServicesProps {
  state: ServiceMapState;
  onChange: (change: Partial<ServiceMapState>) => void;
}

/** Who calls whom, drawn and as tables, and how many transactions that stands on. */
export function MappedServices({ state, onChange }: MappedServicesProps) {
  const { data: map, error, refetch, isPlaceholderData, isFetching } = useServiceMap(state);
  const isSaidInTheBox =
    error !== null && isFinal(error) && queryProblem(error.message, state.query) !== undefined;
  const problem = error !== null && !isSaidInTheBox && (
    <ErrorNotice
      title={isFinal(error) ? 'The search cannot be answered' : 'The services cannot be shown'}
      error={error}
      onRetry={() => void refetch()}
    />
  );
  if (map === undefined) return error === null ? <LoadingNotice what="services" /> : problem;
  return (
    <>
      {problem}
      <div className="service-map__read">
        <p role="status">{readWords(map.meta.transactions)}</p>
        <button
          type="button"
          className="button button--small"
          disabled={isFetching}
          onClick={() => void refetch()}
        >
          Read again
        </button>
      </div>
      {map.services.length === 0 ? (
        <NoServices state={state} found={map.meta.transactions.found} />
      ) : (
        <div className={`service-map card ${isPlaceholderData ? 'is-outdated' : ''}`}>
          <Parts {...{ map, state, onChange }} />
        </div>
      )}
    </>
  );
}

function Parts({ map, state, onChange }: MappedServicesProps & { map: ServiceMapAnswer }) {
  return (
    <>
      <section>
        <h2>Service map</h2>
        <MapGraph map={map} searched={state} />
      </section>
      <section>
        <h2>Who calls whom</h2>
        <MapCalls
          calls={map.calls}
          searched={state}
          order={state.callOrder}
          onOrder={(callOrder) => onChange({ callOrder })}
        />
      </section>
      <section>
        <h2>What each did</h2>
        <MapServices
          services={map.services}
          searched={state}
          order={state.serviceOrder}
          onOrder={(serviceOrder) => onChange({ serviceOrder })}
        />
      </section>
    </>
  );
}

function readWords({ found, read }: ServiceMapAnswer['meta']['transactions']): string {
  if (found === 0) return 'There are no such transactions in this window.';
  if (read >= found) return `Made of ${countOf(read, 'transaction')}: all there are.`;
  return `Made of the latest ${formatCount(read)} of ${countOf(found, 'transaction')}; a shorter window or a search reaches the others.`;
}
