/** One row of a Discover answer: the asked-for fields by their names. */
export type EventRow = Record<string, unknown>;

/** What a figure stands on. */
export interface FigureSample {
  /** How many events have its value. */
  n: number;
  /** How many it would take to be more than a guess; absent where it says just what was recorded. */
  needed?: number;
  too_few?: boolean;
  /** What it would be without sampling; absent where more events would not make it larger. */
  extrapolated?: number;
}

/** What the figures of a row stand on. */
export interface RowSample {
  /** How many events the row is made of. */
  n: number;
  /** The share of what happened that these are, from 0 to 1. */
  sample_rate: number | null;
  functions: Record<string, FigureSample>;
}

/** A page of a list: rows, the type of each column, of groups what stands behind them, and where the next page is. */
export interface EventsAnswer {
  data: EventRow[];
  meta: {
    fields?: Record<string, string>;
    /** Whether each row is a group of events. */
    grouped?: boolean;
    samples?: RowSample[];
    next_cursor?: string | null;
  };
}
