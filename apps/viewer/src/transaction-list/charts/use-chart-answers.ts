import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CollectorClient } from '../../collector/collector-client';
import { useCollector } from '../../collector/collector-context';
import type { ChosenEvents } from '../../collector/questions/exploration-questions';
import { eventNounIn } from '../../search/search-condition';
import { windowSeconds } from '../../time-window/time-window';
import type { CountedBucket } from './histogram/counted-bucket';
import { countedBuckets } from './histogram/counted-bucket';
import { durationBounds } from './histogram/duration-bounds';
import type { Overview } from './overview';
import { OVERVIEW_FIELDS, overviewOf } from './overview';
import { chartSteps, STEP_FIGURES } from './time/chart-steps';
import { stepSeconds } from './time/step-seconds';

/** All events that the charts are about at once. */
export interface Altogether {
  /** Absent where there are none. */
  overview?: Overview;
  /** How durations are spread; empty where nothing has one. */
  buckets: CountedBucket[];
}

/**
 * What the charts show of the chosen events. It is asked anew with the list's rows when something was stored; until the
 * answer comes, the last one stays.
 */
export function useChartAnswers(chosen: ChosenEvents) {
  const collector = useCollector();
  const series = { ...chosen, figures: STEP_FIGURES, stepSeconds: stepSeconds(windowSeconds(chosen.window)) };
  const seriesAnswer = useQuery({
    queryKey: ['events', 'series', series] as const,
    queryFn: ({ signal }) => collector.series(series, signal),
    placeholderData: (before, answer) => (isOfSameKind(answer?.queryKey[2], chosen) ? before : undefined),
  });
  const altogether = useQuery({
    queryKey: ['events', 'altogether', chosen] as const,
    queryFn: ({ signal }) => askAltogether(collector, chosen, signal),
    placeholderData: (before, answer) => (isOfSameKind(answer?.queryKey[2], chosen) ? before : undefined),
  });
  const { data } = seriesAnswer;
  const steps = useMemo(() => (data === undefined ? undefined : chartSteps(data)), [data]);
  return {
    steps,
    altogether: altogether.data,
    error: seriesAnswer.error ?? altogether.error,
    isOutdated: seriesAnswer.isPlaceholderData || altogether.isPlaceholderData,
  };
}

/** Whether both are about transactions, or both about errors: charts of one are no answer to the other. */
function isOfSameKind(before: ChosenEvents | undefined, { query }: ChosenEvents): boolean {
  return before !== undefined && eventNounIn(before.query) === eventNounIn(query);
}

/** First how far durations are spread, then how many lie between round bounds that suit them. */
async function askAltogether(
  collector: CollectorClient,
  chosen: ChosenEvents,
  signal: AbortSignal,
): Promise<Altogether> {
  const question = { ...chosen, fields: OVERVIEW_FIELDS, sort: '-count()', perPage: 1 };
  const overview = overviewOf(await collector.events(question, signal));
  if (overview?.durations === undefined) return { ...(overview && { overview }), buckets: [] };
  const bounds = durationBounds(overview.durations);
  return { overview, buckets: countedBuckets(await collector.histogram(chosen, bounds, signal)) };
}
