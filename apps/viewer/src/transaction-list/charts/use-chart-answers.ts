import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCollector } from '../../collector/collector-context';
import type { ChosenEvents } from '../../collector/exploration-questions';
import { windowSeconds } from '../../time-window/time-window';
import { chartSteps, STEP_FIGURES } from './time/chart-steps';
import { stepSeconds } from './time/step-seconds';

const BUCKETS = 24;

/**
 * What the charts show of the chosen transactions. It is asked anew with the list's rows when something was stored; until
 * the answer comes, the last one stays.
 */
export function useChartAnswers(chosen: ChosenEvents) {
  const collector = useCollector();
  const series = { ...chosen, figures: STEP_FIGURES, stepSeconds: stepSeconds(windowSeconds(chosen.window)) };
  const seriesAnswer = useQuery({
    queryKey: ['events', 'series', series],
    queryFn: ({ signal }) => collector.series(series, signal),
    placeholderData: keepPreviousData,
  });
  const histogramAnswer = useQuery({
    queryKey: ['events', 'histogram', chosen],
    queryFn: ({ signal }) => collector.histogram(chosen, BUCKETS, signal),
    placeholderData: keepPreviousData,
  });
  const { data } = seriesAnswer;
  const steps = useMemo(() => (data === undefined ? undefined : chartSteps(data)), [data]);
  return {
    steps,
    buckets: histogramAnswer.data?.data,
    error: seriesAnswer.error ?? histogramAnswer.error,
    isOutdated: seriesAnswer.isPlaceholderData || histogramAnswer.isPlaceholderData,
  };
}
