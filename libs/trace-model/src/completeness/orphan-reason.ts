import type { TraceTree, TransactionNode } from '../tree/trace-tree';

/** What is known of a service's reports, since the collector counts them, and not of one trace alone. */
export interface ServiceReports {
  service: string;
  /** How many of its transactions the collector has taken. */
  transactions: number;
  /** How many of its transactions were lost, by the reason that the SDK or the collector gave. */
  lost: Readonly<Record<string, number>>;
}

/** What can be known about parents that are not there. */
export interface OrphanEvidence {
  /** Whether more of the trace is to be expected, as `arrivingUntil` tells. */
  isStillArriving: boolean;
  /** Whether everything that the collector has of the trace was looked at. */
  isWhole: boolean;
  /** Of the services that the reader may see. */
  reports: readonly ServiceReports[];
}

/** A reason for which the parent of an orphan transaction may be missing, with what speaks for it. */
export type OrphanFinding =
  /** More of the trace is stored than was looked at. */
  | { reason: 'not-loaded' }
  /** The trace still arrives, and a parent is sent when it has finished. */
  | { reason: 'not-yet-arrived' }
  /** The decision to record was made in this service, although it was called: whoever called passed no decision on. */
  | { reason: 'never-instrumented'; service: undefined }
  /** The trace began in that service, of which the collector has never had a transaction. */
  | { reason: 'never-instrumented'; service: string }
  /** It was kept at one rate, another transaction of the trace at another: the decision was not the head's alone. */
  | { reason: 'sampled-out'; rate: number; otherRate: number; otherService: string }
  /** Services lost transactions, though nothing says of which trace. */
  | { reason: 'report-lost'; lost: readonly { service: string; reason: string; quantity: number }[] }
  /** The trace began in a service of which the reader knows nothing. */
  | { reason: 'head-unknown' };

type Trace = Pick<TraceTree, 'transactions'>;

/** So long after the last transaction of a trace came, another one is still to be expected. */
const STILL_ARRIVING_SECONDS = 60;

/**
 * Until when more of the trace is to be expected: a minute after the last of its transactions came. In seconds since
 * the epoch by the collector's clock, `-Infinity` where it is not known when they came.
 */
export function arrivingUntil({ transactions }: Trace): number {
  return transactions.reduce(
    (latest, { transaction }) =>
      Math.max(latest, (transaction.received ?? -Infinity) + STILL_ARRIVING_SECONDS),
    -Infinity,
  );
}

/**
 * Why the parents of a trace's orphan transactions may be missing: for each orphan, by its key, every reason for which
 * something speaks, what is nearer at hand first. The list is empty where nothing can be told. Nothing here is a
 * proof: a parent could still arrive, and then there is no orphan any more.
 */
export function orphanFindings(
  { transactions }: Trace,
  evidence: OrphanEvidence,
): Map<string, OrphanFinding[]> {
  const services = new Set(transactions.map(({ transaction }) => transaction.project));
  const rates = serviceByRate(transactions);
  const orphans = transactions.filter(({ kind }) => kind === 'orphan');
  return new Map(
    orphans.map((orphan) => {
      const head = orphan.transaction.head_project ?? undefined;
      const missingHead = head === undefined || services.has(head) ? undefined : head;
      const findings: (OrphanFinding | undefined)[] = [
        evidence.isWhole ? undefined : { reason: 'not-loaded' },
        evidence.isStillArriving ? { reason: 'not-yet-arrived' } : undefined,
        decidedWithoutItsCaller(orphan),
        headWithoutReports(missingHead, evidence.reports),
        sampledOtherwise(orphan, rates),
        reportsLost(missingHead, evidence.reports),
        orphan.transaction.head_project === null ? { reason: 'head-unknown' } : undefined,
      ];
      return [orphan.key, findings.filter((finding) => finding !== undefined)];
    }),
  );
}

function serviceByRate(transactions: readonly TransactionNode[]): Map<number, string> {
  const rates = new Map<number, string>();
  for (const { transaction } of transactions) {
    const rate = transaction.sample_rate ?? undefined;
    if (rate !== undefined && !rates.has(rate)) rates.set(rate, transaction.project);
  }
  return rates;
}

function decidedWithoutItsCaller({ transaction }: TransactionNode): OrphanFinding | undefined {
  return transaction.head_project === transaction.project
    ? { reason: 'never-instrumented', service: undefined }
    : undefined;
}

/** @param missingHead the service in which the trace began, where that is known and nothing of it is in the trace */
function headWithoutReports(
  missingHead: string | undefined,
  reports: readonly ServiceReports[],
): OrphanFinding | undefined {
  const known = reports.find(({ service }) => service === missingHead);
  if (missingHead === undefined || known === undefined) return undefined;
  const isSilent = known.transactions === 0 && Object.keys(known.lost).length === 0;
  return isSilent ? { reason: 'never-instrumented', service: missingHead } : undefined;
}

function sampledOtherwise(
  { transaction }: TransactionNode,
  rates: ReadonlyMap<number, string>,
): OrphanFinding | undefined {
  const rate = transaction.sample_rate ?? undefined;
  if (rate === undefined) return undefined;
  for (const [otherRate, otherService] of rates) {
    if (otherRate !== rate) return { reason: 'sampled-out', rate, otherRate, otherService };
  }
  return undefined;
}

/** What the head lost where it is missing, and else what any service lost. */
function reportsLost(
  missingHead: string | undefined,
  reports: readonly ServiceReports[],
): OrphanFinding | undefined {
  const suspects =
    missingHead === undefined ? reports : reports.filter(({ service }) => service === missingHead);
  const lost = suspects.flatMap(({ service, lost: byReason }) =>
    Object.entries(byReason).map(([reason, quantity]) => ({ service, reason, quantity })),
  );
  return lost.length > 0 ? { reason: 'report-lost', lost } : undefined;
}
