import type { PlacedErrors, SpanNode, TimeWindow, TransactionNode } from '@clew/trace-model';

/** What a colour stands for. */
export interface LegendEntry {
  name: string;
  /** The class of the colour. */
  colour: string;
}

/** Why a transaction has no parent in its trace, in a word or two for its row and in a sentence for who asks. */
export interface OrphanReason {
  label: string;
  explanation: string;
}

/** What a span view is about, beyond its rows. */
export interface SpanViewSubject {
  /** For assistive technology. */
  label: string;
  traceId: string;
  /** Whether the trace is from a file: the collector has no pages for it, and the address does not bring it back. */
  isFromFile?: boolean;
  /** Where errors happened, and how many below each span. */
  errors: Pick<PlacedErrors, 'at' | 'below'>;
  /** How many spans below a span failed, by its key. */
  failedBelow: ReadonlyMap<string, number>;
  /** Whether several services share the view, so that each transaction names its own. */
  showsServices: boolean;
  legend: readonly LegendEntry[];
  /** The class of a span's colour. */
  colourOf: (node: SpanNode) => string;
  /** The stretches of the critical path that are this span's own, by time; without it, no such path is offered. */
  criticalStretchesOf?: (node: SpanNode) => readonly TimeWindow[];
  /** Whether the span has arrived just now, while the view was looked at. */
  isNew?: (node: SpanNode) => boolean;
  /** Replaces the plain mark of an orphan transaction where a reason is known. */
  orphanReasonOf?: (transaction: TransactionNode) => OrphanReason | undefined;
}
