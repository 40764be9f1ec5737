import type { SpanNode, StoredError } from '@clew/trace-model';

/** What a colour stands for. */
export interface LegendEntry {
  name: string;
  /** The class of the colour. */
  colour: string;
}

/** What a span view is about, beyond its rows. */
export interface SpanViewSubject {
  /** For assistive technology. */
  label: string;
  traceId: string;
  errors: readonly StoredError[];
  /** Whether several services share the view, so that each transaction names its own. */
  showsServices: boolean;
  legend: readonly LegendEntry[];
  /** The class of a span's colour. */
  colourOf: (node: SpanNode) => string;
}
