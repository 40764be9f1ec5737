import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCollector } from '../../../collector/collector-context';
import type { ChosenEvents } from '../../../collector/questions/exploration-questions';
import { isoTime } from '../../../format/format-time';
import { eventsQuery } from '../../../search/search-condition';
import type { Overview } from '../overview';
import type { ChartStep } from '../time/chart-steps';

/** Events that end after the charts over time do: what reported them has a clock that runs ahead. */
export interface LaterEvents {
  count: number;
  /** From when on, and until when at most; seconds since 1970. */
  start: number;
  end: number;
}

/**
 * The events of a window up to now that lie beyond its last step, which the collector's own clock has begun. The list
 * and the figures of all have them. `undefined` where there are none.
 */
export function useLaterEvents(
  chosen: ChosenEvents,
  overview: Overview | undefined,
  steps: readonly ChartStep[] | undefined,
): LaterEvents | undefined {
  const collector = useCollector();
  const start = steps?.at(-1)?.end ?? Number.NaN;
  const last = overview?.last ?? Number.NaN;
  const question = {
    ...chosen,
    query: eventsQuery(chosen.query, `timestamp:>=${isoTime(start)}`),
    fields: ['count()'],
    sort: '-count()',
    perPage: 1,
  };
  const isAhead = 'statsPeriod' in chosen.window && last >= start;
  const { data } = useQuery({
    queryKey: ['events', 'later', question],
    queryFn: ({ signal }) => collector.events(question, signal),
    enabled: isAhead,
    placeholderData: keepPreviousData,
  });
  const count = data?.data[0]?.['count()'];
  if (!isAhead || typeof count !== 'number' || count === 0) return undefined;
  return { count, start, end: Math.floor(last) + 1 };
}
