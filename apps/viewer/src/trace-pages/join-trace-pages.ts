import type { CollectedTrace } from '../collector/collector-client';

/** The pages of a trace as one; undefined where there is none. Whether more is stored is what the last page says. */
export function joinTracePages(pages: readonly CollectedTrace[]): CollectedTrace | undefined {
  const [first] = pages;
  const last = pages.at(-1);
  if (first === undefined || last === undefined || pages.length === 1) return first;
  return {
    trace_id: first.trace_id,
    start_timestamp: pages.reduce((least, page) => Math.min(least, page.start_timestamp), Infinity),
    timestamp: pages.reduce((most, page) => Math.max(most, page.timestamp), -Infinity),
    transactions: pages.flatMap(({ transactions }) => transactions),
    errors: pages.flatMap(({ errors }) => errors),
    ...(last.truncated === undefined ? {} : { truncated: last.truncated }),
    ...(last.next_cursor === undefined ? {} : { next_cursor: last.next_cursor }),
  };
}
