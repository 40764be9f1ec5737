import type { TraceTree, TransactionNode } from './trace-tree';

/** What is known of a service's reports, since the collector counts them, and not of one trace alone. */
export interface ServiceReports {
  service: string;
  /** How many of its transactions the collector has taken. */
  transactions: number;
  /** How many of its transactions were lost, by the reason that the SDK or the collector gave. */
  lost: Readonly<Record<string, number>>;
}

/** What can be known about a parent that is not there. */
export interface OrphanEvidence {
  /** Seconds since the epoch. */
  now: number;
  /** Whether everything that the collector has of the trace was looked at. */
  isWhole: boolean;
  /** Of the services that the reader may see. */
  reports: readonly ServiceReports[];
}

/** A reason for which the parent of an orphan transaction may be missing, with what speaks for it. */
export type OrphanFinding =
  /** More of the trace is stored than was looked at. */
  | { reason: 'not-loaded' }
  /** The trace still arrives: its last transaction came so many seconds ago. A parent is sent when it has finished. */
  | { reason: 'not-yet-arrived'; seconds: number }
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

/** So long after the last transaction of a trace came, another one is still to be expected. */
const STILL_ARRIVING_SECONDS = 60;

/**
 * Why an orphan transaction's parent may be missing: every reason for which something speaks, what is nearer at hand
 * first. None where nothing can be told. Nothing here is a proof: the parent could still arrive, and then there
 * is no orphan any more.
 *
 * @param tree the trace of which the transaction is an orphan
 */
export function orphanFindings(
  orphan: TransactionNode,
  tree: Pick<TraceTree, 'transactions'>,
  { now, isWhole, reports }: OrphanEvidence,
): OrphanFinding[] {
  const findings: (OrphanFinding | undefined)[] = [
    isWhole ? undefined : { reason: 'not-loaded' },
    stillArriving(tree, now),
    decidedWithoutItsCaller(orphan),
    headWithoutReports(orphan, tree, reports),
    sampledOtherwise(orphan, tree),
    reportsLost(suspectsOf(orphan, tree, reports)),
    orphan.transaction.head_project === null ? { reason: 'head-unknown' } : undefined,
  ];
  return findings.filter((finding) => finding !== undefined);
}

function stillArriving(
  { transactions }: Pick<TraceTree, 'transactions'>,
  now: number,
): OrphanFinding | undefined {
  let lastArrival = -Infinity;
  for (const { transaction } of transactions) {
    lastArrival = Math.max(lastArrival, transaction.received ?? -Infinity);
  }
  const seconds = Math.max(0, now - lastArrival);
  return seconds < STILL_ARRIVING_SECONDS ? { reason: 'not-yet-arrived', seconds } : undefined;
}

function decidedWithoutItsCaller({ transaction }: TransactionNode): OrphanFinding | undefined {
  return transaction.head_project === transaction.project
    ? { reason: 'never-instrumented', service: undefined }
    : undefined;
}

/** The service in which the trace began, where that is known and nothing of it is in the trace. */
function missingHeadOf(
  orphan: TransactionNode,
  { transactions }: Pick<TraceTree, 'transactions'>,
): string | undefined {
  const head = orphan.transaction.head_project ?? undefined;
  return transactions.some(({ transaction }) => transaction.project === head) ? undefined : head;
}

function headWithoutReports(
  orphan: TransactionNode,
  tree: Pick<TraceTree, 'transactions'>,
  reports: readonly ServiceReports[],
): OrphanFinding | undefined {
  const head = missingHeadOf(orphan, tree);
  const known = reports.find(({ service }) => service === head);
  const isSilent = head !== undefined && known?.transactions === 0 && Object.keys(known.lost).length === 0;
  return isSilent ? { reason: 'never-instrumented', service: head } : undefined;
}

function sampledOtherwise(
  { transaction }: TransactionNode,
  { transactions }: Pick<TraceTree, 'transactions'>,
): OrphanFinding | undefined {
  const rate = transaction.sample_rate ?? undefined;
  const other = transactions.find(({ transaction: { sample_rate } }) => (sample_rate ?? rate) !== rate);
  const otherRate = other?.transaction.sample_rate ?? undefined;
  if (rate === undefined || other === undefined || otherRate === undefined) return undefined;
  return { reason: 'sampled-out', rate, otherRate, otherService: other.transaction.project };
}

/** The services whose report may be missing: the head where it is, and else each that is there. */
function suspectsOf(
  orphan: TransactionNode,
  tree: Pick<TraceTree, 'transactions'>,
  reports: readonly ServiceReports[],
): readonly ServiceReports[] {
  const head = missingHeadOf(orphan, tree);
  return head === undefined ? reports : reports.filter(({ service }) => service === head);
}

function reportsLost(suspects: readonly ServiceReports[]): OrphanFinding | undefined {
  const lost = suspects.flatMap(({ service, lost: byReason }) =>
    Object.entries(byReason).map(([reason, quantity]) => ({ service, reason, quantity })),
  );
  return lost.length > 0 ? { reason: 'report-lost', lost } : undefined;
}
