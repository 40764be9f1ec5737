import type { SpanNode, TraceTree, TransactionNode } from '@clew/trace-model';
import { useMemo } from 'react';
import { serviceColour } from '../design/colours/service-colour';
import { SpanView } from '../span-view/span-view';
import type { LegendEntry, OrphanReason, SpanViewSubject } from '../span-view/span-view-subject';
import type { TraceFigures } from './use-trace-figures';

interface TraceWaterfallProps {
  figures: TraceFigures;
  slugs: readonly string[];
  reasons: ReadonlyMap<string, OrphanReason>;
  /** The transactions that have arrived just now. */
  fresh: readonly TransactionNode[];
  isFromFile: boolean;
}

/** All spans of a trace as one tree across services. */
export function TraceWaterfall({ figures, slugs, reasons, fresh, isFromFile }: TraceWaterfallProps) {
  const { rows, whole } = figures;
  const subject = useMemo(() => {
    const newTransactions = new Set(fresh.map(({ transaction }) => transaction));
    return {
      ...subjectOf(figures, slugs, reasons),
      isFromFile,
      isNew: ({ transaction }: SpanNode) => newTransactions.has(transaction),
    };
  }, [figures, slugs, reasons, fresh, isFromFile]);
  return <SpanView rows={rows} subject={subject} whole={whole} />;
}

function subjectOf(
  { tree, errors, failed, path }: TraceFigures,
  slugs: readonly string[],
  reasons: ReadonlyMap<string, OrphanReason>,
): SpanViewSubject {
  return {
    label: 'Trace',
    traceId: tree.traceId,
    errors,
    failedBelow: failed.below,
    showsServices: true,
    legend: legendOf(tree, slugs),
    colourOf: ({ transaction }: SpanNode) => serviceColour(transaction.project, slugs),
    criticalStretchesOf: ({ key }: SpanNode) => path.stretchesOf.get(key) ?? [],
    orphanReasonOf: ({ key }: TransactionNode) => reasons.get(key),
  };
}

function legendOf({ transactions }: TraceTree, slugs: readonly string[]): LegendEntry[] {
  const services = [...new Set(transactions.map(({ transaction }) => transaction.project))].sort(
    (left, right) => slugs.indexOf(left) - slugs.indexOf(right) || (left < right ? -1 : 1),
  );
  return services.map((name) => ({ name, colour: serviceColour(name, slugs) }));
}
