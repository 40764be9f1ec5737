import type { ValueKind } from './value-fields';

/** What a function has to be told, in the order of its arguments, and how it is asked for. */
export interface FunctionParameter {
  name: string;
  kind: 'field' | 'number-field' | 'time-field' | 'operator' | 'value' | 'percent' | 'milliseconds';
  initial: string;
}

/** A function of a row's events, as the collector's README lists it. */
export interface AggregateFunction {
  name: string;
  /** What a column is headed by. */
  title: string;
  /** What it is chosen by, among the others. */
  label: string;
  explanation: string;
  /** The kind of what it gives; `as-its-field` where that is the kind of what it is given. */
  kind: ValueKind | 'as-its-field';
  parameters: readonly FunctionParameter[];
}

/** What is calculated with where a percentile is told nothing else. */
export const DURATION = 'transaction.duration';

/** The percentiles asked for most often; any other is one, too. */
export const USUAL_PERCENTS: readonly string[] = ['95', '75', '50', '99'];

const OF_NUMBER: FunctionParameter = { name: 'of', kind: 'number-field', initial: DURATION };
const OF_TIME: FunctionParameter = { ...OF_NUMBER, kind: 'time-field' };
const OF_FIELD: FunctionParameter = { name: 'of', kind: 'field', initial: 'user' };
const PERCENT: FunctionParameter = { name: 'percent', kind: 'percent', initial: '95' };
const THRESHOLD: FunctionParameter = { name: 'satisfied within (ms)', kind: 'milliseconds', initial: '300' };

const offered = (
  [name, kind]: readonly [string, AggregateFunction['kind']],
  [title, explanation, label = title]: readonly [title: string, explanation: string, label?: string],
  ...parameters: FunctionParameter[]
): AggregateFunction => ({ name, kind, title, label, explanation, parameters });

/** Everything that the collector can calculate over a row's events; its `p1()` to `p100()` are percentiles, too. */
export const AGGREGATE_FUNCTIONS: readonly AggregateFunction[] = [
  offered(['count', 'number'], ['Count', 'How many were received in the time window']),
  offered(
    ['count_unique', 'number'],
    ['Unique', 'How many different values of a field there are', 'Count unique'],
    OF_FIELD,
  ),
  offered(
    ['count_if', 'number'],
    ['Count if', 'How many fulfil a condition'],
    { ...OF_FIELD, initial: 'transaction.status' },
    { name: 'comparison', kind: 'operator', initial: 'equals' },
    { name: 'value', kind: 'value', initial: 'ok' },
  ),
  offered(['avg', 'as-its-field'], ['Avg', 'The average', 'Average'], OF_NUMBER),
  offered(
    ['percentile', 'as-its-field'],
    ['Percentile', 'So many of a hundred were at most this'],
    OF_NUMBER,
    PERCENT,
  ),
  offered(['min', 'as-its-field'], ['Min', 'The least', 'Minimum'], OF_TIME),
  offered(['max', 'as-its-field'], ['Max', 'The greatest', 'Maximum'], OF_TIME),
  offered(['sum', 'as-its-field'], ['Sum', 'All of them together'], OF_NUMBER),
  offered(
    ['epm', 'number'],
    ['Rate', 'How many were received per minute, over the whole time window', 'Rate per minute'],
  ),
  offered(
    ['eps', 'number'],
    ['Per second', 'How many were received per second, over the whole time window', 'Rate per second'],
  ),
  offered(['failure_rate', 'share'], ['Failure rate', 'The share that failed']),
  offered(['failure_count', 'number'], ['Failures', 'How many failed', 'Failure count']),
  offered(['apdex', 'number'], ['Apdex', 'How satisfied users can be: 1 is best, 0 is worst'], THRESHOLD),
  offered(
    ['user_misery', 'number'],
    ['User misery', 'The share of users who had to wait four times too long'],
    THRESHOLD,
  ),
  offered(
    ['count_miserable', 'number'],
    ['Miserable users', 'How many had to wait four times too long'],
    OF_FIELD,
    THRESHOLD,
  ),
  offered(['last_seen', 'date'], ['Last seen', 'When the latest one ended']),
  offered(['any', 'as-its-field'], ['Any', 'Some value of a field'], OF_FIELD),
];

/** The operators of `count_if`, and what they are called. */
export const OPERATORS: readonly (readonly [name: string, words: string])[] = [
  ['equals', 'is'],
  ['notEquals', 'is not'],
  ['less', 'less than'],
  ['lessOrEquals', 'at most'],
  ['greater', 'more than'],
  ['greaterOrEquals', 'at least'],
];
