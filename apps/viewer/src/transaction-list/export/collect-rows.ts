import type { EventsQuestion } from '../../collector/questions/events-question';
import type { EventRow, EventsAnswer, RowSample } from '../../collector/events-answer';

/** The collector lists no more rows of one question. */
export const MOST_EXPORTED_ROWS = 10_000;

/** All rows of a question. */
export interface CollectedRows {
  rows: EventRow[];
  samples: RowSample[];
  types: Record<string, string>;
  /** Whether there are more than are exported. */
  isCut: boolean;
}

interface CollectOptions {
  ask: (question: EventsQuestion) => Promise<EventsAnswer>;
  /** Told of how many rows there are so far. */
  onProgress: (rows: number) => void;
}

/** Asks for one page after the other; throws what the collector says, and nothing is exported then. */
export async function collectRows(
  question: EventsQuestion,
  { ask, onProgress }: CollectOptions,
): Promise<CollectedRows> {
  const rows: EventRow[] = [];
  const samples: RowSample[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { data, meta } = await ask({ ...question, cursor });
    rows.push(...data);
    samples.push(...(meta.samples ?? []));
    onProgress(rows.length);
    cursor = meta.next_cursor ?? undefined;
    if (cursor === undefined || rows.length >= MOST_EXPORTED_ROWS || data.length === 0) {
      return { rows, samples, types: meta.fields ?? {}, isCut: cursor !== undefined };
    }
  }
}
