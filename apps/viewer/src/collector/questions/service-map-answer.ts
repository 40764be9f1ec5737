/** Counts of transactions, as recorded; `entries` have no parent, `orphans` one that is not stored. */
export interface ServiceCounts {
  count: number;
  failure_count: number;
  entries: number;
  orphans: number;
}

/** A service in a window; without transactions of its own it is only somebody's caller. `extrapolated` is without sampling. */
export interface MappedService extends ServiceCounts {
  project: string;
  extrapolated: ServiceCounts;
}

/** The transactions of `called` whose parent is a span of `caller`; `p50` and `p95` are milliseconds. */
export interface MappedCall extends Pick<ServiceCounts, 'count' | 'failure_count'> {
  caller: string;
  called: string;
  p50: number;
  p95: number;
  too_few: { p50: boolean; p95: boolean };
  extrapolated: Pick<ServiceCounts, 'count' | 'failure_count'>;
}

/** Who calls whom in a window: of `found` transactions the latest are `read`. */
export interface ServiceMapAnswer {
  services: MappedService[];
  calls: MappedCall[];
  meta: { transactions: { found: number; read: number } };
}
