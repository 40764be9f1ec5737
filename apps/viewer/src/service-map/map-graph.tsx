import { useMemo } from 'react';
import type { MappedCall, MappedService, ServiceMapAnswer } from '../collector/questions/service-map-answer';
import { formatDuration } from '../format/format-duration';
import { countOf, formatCount } from '../format/format-number';
import { formatShare } from '../format/format-share';
import type { SearchedEvents } from '../search/searched-events';
import type { GraphCall, GraphService } from '../service-graph/call-graph';
import { LateServiceGraph } from '../service-graph/late-service-graph';
import { calledTransactionsPath, serviceTransactionsPath } from './listed-transactions';

interface MapGraphProps {
  map: ServiceMapAnswer;
  /** What the map answers. */
  searched: SearchedEvents;
}

/** The services of a window and their calls; each leads to the transactions it stands on. */
export function MapGraph({ map, searched }: MapGraphProps) {
  const services = useMemo(
    () =>
      // Where traces begin stands at the left.
      [...map.services]
        .sort((one, other) => other.entries - one.entries)
        .map((service) => drawnService(service, searched)),
    [map, searched],
  );
  const calls = useMemo(
    () => [
      ...map.calls.map((call) => drawnCall(call, searched)),
      ...map.services.flatMap((service) => drawnOrphans(service)),
    ],
    [map, searched],
  );
  return <LateServiceGraph services={services} calls={calls} tellsHandedOn={false} />;
}

function drawnService(service: MappedService, searched: SearchedEvents): GraphService {
  const { project, count, failure_count: failed, entries } = service;
  const begun = entries > 0 ? ` · ${countOf(entries, 'entry', 'entries')}` : '';
  return {
    service: project,
    figures: count === 0 ? 'only calls others' : `${countOf(count, 'transaction')}${begun}`,
    failed: failedText(failed, count),
    href: serviceTransactionsPath(searched, project),
  };
}

function drawnCall(call: MappedCall, searched: SearchedEvents): GraphCall {
  const { caller, called, count, failure_count: failed, p95 } = call;
  return {
    caller,
    service: called,
    figures: countOf(count, 'call'),
    failed: failedText(failed, count),
    remark: `p95 ${formatDuration(p95)}`,
    isHandedOn: false,
    href: calledTransactionsPath(searched, called),
  };
}

function drawnOrphans({ project, orphans }: MappedService): GraphCall[] {
  if (orphans === 0) return [];
  const figures = countOf(orphans, 'orphan');
  return [{ caller: undefined, service: project, figures, failed: '', remark: '', isHandedOn: false }];
}

function failedText(failed: number, count: number): string {
  return failed === 0 ? '' : `${formatCount(failed)} failed (${formatShare(failed / count)})`;
}
