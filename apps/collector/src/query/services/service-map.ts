import { neededForPercentile } from '../columns/needed-events';
import type { CalledTransactions } from './read-calls';

interface Counts {
  count: number;
  failure_count: number;
}

/** What a service did: `entries` of its transactions have no parent, `orphans` one that is not among what is stored. */
interface ServiceCounts extends Counts {
  entries: number;
  orphans: number;
}

/** A service of the map; it has no transactions of its own where only its calls were found. */
export interface MappedService extends ServiceCounts {
  project: string;
  extrapolated: ServiceCounts;
}

/** The transactions of `called` whose parent is a span of `caller`, which may be the same; milliseconds. */
export interface MappedCall extends Counts {
  caller: string;
  called: string;
  p50: number;
  p95: number;
  /** Whether a figure is made of fewer transactions than it takes to mean something. */
  too_few: { p50: boolean; p95: boolean };
  extrapolated: Counts;
}

/** Services in alphabetical order, and what they ask of each other, most calls first. */
export interface ServiceMap {
  services: MappedService[];
  calls: MappedCall[];
}

const NEEDED = { p50: neededForPercentile(0.5), p95: neededForPercentile(0.95) };

/** Sums up who called whom by service. */
export function serviceMap(groups: readonly CalledTransactions[]): ServiceMap {
  const services = new Map<string, MappedService>();
  const serviceOf = (project: string): MappedService => {
    const service = services.get(project) ?? { project, ...noCounts(), extrapolated: noCounts() };
    services.set(project, service);
    return service;
  };
  for (const group of groups) {
    const service = serviceOf(group.called);
    const isCalled = group.caller !== null;
    addTo(service, group, isCalled);
    addTo(service.extrapolated, group.extrapolated, isCalled);
    if (group.caller !== null) serviceOf(group.caller);
  }
  return {
    services: [...services.values()].sort((one, other) => (one.project < other.project ? -1 : 1)),
    calls: groups.flatMap((group) => (group.caller === null ? [] : [callOf(group, group.caller)])),
  };
}

function noCounts(): ServiceCounts {
  return { count: 0, failure_count: 0, entries: 0, orphans: 0 };
}

function addTo(
  counts: ServiceCounts,
  { count, failed, withParent }: Pick<CalledTransactions, 'count' | 'failed' | 'withParent'>,
  isCalled: boolean,
): void {
  counts.count += count;
  counts.failure_count += failed;
  counts.entries += count - withParent;
  if (!isCalled) counts.orphans += withParent;
}

function callOf(
  { called, count, failed, p50, p95, extrapolated }: CalledTransactions,
  caller: string,
): MappedCall {
  return {
    ...{ caller, called, count, failure_count: failed, p50, p95 },
    too_few: { p50: count < NEEDED.p50, p95: count < NEEDED.p95 },
    extrapolated: { count: extrapolated.count, failure_count: extrapolated.failed },
  };
}
