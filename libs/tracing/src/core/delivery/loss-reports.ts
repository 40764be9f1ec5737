import type { Clock } from '../clock';
import type { TextItem } from '../envelope/envelope';
import { isSuccess } from './rate-limits';
import { randomIds } from '../span/trace-context';
import type { DataCategory, LossReason, Quantities } from './transport';

/** Counts what is lost, and tells the server about it in client reports. */
export interface LossReports {
  add(reason: LossReason, quantities: Quantities): void;
  /** Everything that was ever lost. */
  totals(): ReadonlyMap<LossReason, Quantities>;
  /** What an envelope that leaves now should report, if anything: at most twice a minute, unless it is the `last`. */
  take(last: boolean): TextItem | undefined;
  /**
   * Says how the report that was taken was answered, if it was; answers whether it has arrived. One that has not is
   * given out again.
   */
  settle(status: number | undefined): boolean;
  /** Whether a report is on its way. */
  isSending(): boolean;
}

type Counts = Map<LossReason, Partial<Record<DataCategory, number>>>;

const SECONDS_BETWEEN_REPORTS = 30;

/**
 * A report that has not arrived for sure is sent again word for word, under the same id, and what is lost meanwhile
 * waits for the next one: so a server that remembers the ids never counts anything twice.
 */
export function createLossReports(clock: Clock): LossReports {
  const totals: Counts = new Map();
  let unreported: Counts = new Map();
  let report: TextItem | undefined;
  let sending = false;
  let notBefore = 0;

  return {
    add(reason, quantities) {
      increase(totals, reason, quantities);
      increase(unreported, reason, quantities);
    },
    totals: () => new Map(totals),
    take(last) {
      if (sending || (report === undefined && unreported.size === 0)) return undefined;
      const now = clock.nowInSeconds();
      if (now < notBefore && !last) return undefined;
      if (report === undefined) {
        report = reportOf(unreported, now);
        unreported = new Map();
      }
      sending = true;
      return report;
    },
    settle(status) {
      sending = false;
      if (status !== undefined) notBefore = clock.nowInSeconds() + SECONDS_BETWEEN_REPORTS;
      if (!isSuccess(status)) return false;
      report = undefined;
      return true;
    },
    isSending: () => sending,
  };
}

function increase(counts: Counts, reason: LossReason, quantities: Quantities): void {
  const sums = { ...counts.get(reason) };
  for (const [category, quantity] of Object.entries(quantities) as [DataCategory, number][]) {
    sums[category] = (sums[category] ?? 0) + quantity;
  }
  counts.set(reason, sums);
}

function reportOf(counts: Counts, timestamp: number): TextItem {
  const discarded_events = [...counts].flatMap(([reason, sums]) =>
    Object.entries(sums).map(([category, quantity]) => ({ reason, category, quantity })),
  );
  return {
    headers: { type: 'client_report', report_id: randomIds.eventId() },
    payload: JSON.stringify({ timestamp, discarded_events }),
  };
}
