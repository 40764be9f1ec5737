import type { EventsQuestion } from './events-question';
import type { EventRow, RowSample } from '../events-answer';
import { chosenParameters, rowsParameters } from './question-parameters';
import type { ServiceMapAnswer } from './service-map-answer';

/** Which events a question is about. */
export type ChosenEvents = Pick<EventsQuestion, 'query' | 'window' | 'projects'>;

/** Figures over time, a row for each step; `time` is when it begins, `interval` how many seconds it lasts. */
export interface SeriesAnswer {
  data: EventRow[];
  meta: { interval: number; samples: RowSample[] };
}

/** Buckets from `start` to before `end`, in milliseconds; the first has no `start`, and the last no `end`. */
export interface HistogramAnswer {
  data: { start: number | null; end: number | null; 'count()': number }[];
}

/** The name of a tag, and how many events have it. */
export interface TagKey {
  key: string;
  count: number;
}

/** What is asked of child spans: `found` transactions are chosen, of which the latest are `read`. */
export interface SpansAnswer {
  data: EventRow[];
  meta: { transactions: { found: number; read: number }; next_cursor: string | null };
}

export interface SeriesQuestion extends ChosenEvents {
  /** Functions, at most five. */
  figures: readonly string[];
  stepSeconds: number;
}

export interface SpansQuestion extends Omit<EventsQuestion, 'sort'> {
  sort?: string;
}

/** What one asks to explore: figures over time, how durations are spread, which tags there are, child spans, services. */
export interface ExplorationQuestions {
  series(question: SeriesQuestion, signal?: AbortSignal): Promise<SeriesAnswer>;
  /** How the durations of transactions are spread between bounds (milliseconds, ascending). */
  histogram(
    question: ChosenEvents,
    bounds: readonly number[],
    signal?: AbortSignal,
  ): Promise<HistogramAnswer>;
  /** The names of tags that occur, the most frequent first. */
  tagKeys(events: Omit<ChosenEvents, 'query'>, signal?: AbortSignal): Promise<TagKey[]>;
  spans(question: SpansQuestion, signal?: AbortSignal): Promise<SpansAnswer>;
  serviceMap(chosen: ChosenEvents, signal?: AbortSignal): Promise<ServiceMapAnswer>;
}

/** Asks at a path; what is not an answer by `isAnswer` is refused. */
export type Ask = <Answer>(
  path: string,
  isAnswer: (answer: Record<string, unknown>) => boolean,
  signal: AbortSignal | undefined,
) => Promise<Answer>;

/** These questions, asked by `ask`. */
export function explorationQuestions(ask: Ask): ExplorationQuestions {
  return {
    series: ({ figures, stepSeconds, ...chosen }, signal) => {
      const parameters = chosenParameters(chosen);
      for (const figure of figures) parameters.append('yAxis', figure);
      parameters.set('interval', `${stepSeconds}s`);
      return ask(`/api/0/events-stats/?${parameters}`, hasRows, signal);
    },
    histogram: (chosen, bounds, signal) => {
      const parameters = chosenParameters(chosen);
      for (const bound of bounds) parameters.append('bound', String(bound));
      return ask(`/api/0/events-histogram/?${parameters}`, hasRows, signal);
    },
    tagKeys: (events, signal) =>
      ask(`/api/0/tags/?${chosenParameters(events)}`, (answer) => Array.isArray(answer), signal),
    spans: (question, signal) => ask(`/api/0/spans/?${rowsParameters(question)}`, hasRows, signal),
    serviceMap: (chosen, signal) =>
      ask(`/api/0/service-map/?${chosenParameters(chosen)}`, isServiceMap, signal),
  };
}

function hasRows({ data, meta }: Record<string, unknown>): boolean {
  return Array.isArray(data) && typeof meta === 'object' && meta !== null;
}

function isServiceMap({ services, calls, meta }: Record<string, unknown>): boolean {
  return [services, calls].every(Array.isArray) && typeof meta === 'object' && meta !== null;
}
