/** What a function has to be told, and how it is asked for. */
export interface FunctionParameter {
  name: string;
  kind: 'field' | 'number-field' | 'time-field' | 'operator' | 'value' | 'level' | 'rank' | 'milliseconds';
  initial: string;
}

/** A function of a row's events, as the collector's README lists it. */
export interface AggregateFunction {
  name: string;
  title: string;
  explanation: string;
  parameters: readonly FunctionParameter[];
}

const DURATION = 'transaction.duration';
const OF_NUMBER: FunctionParameter = { name: 'of', kind: 'number-field', initial: DURATION };
const OF_TIME: FunctionParameter = { ...OF_NUMBER, kind: 'time-field' };
const OF_FIELD: FunctionParameter = { name: 'of', kind: 'field', initial: 'user' };
const THRESHOLD: FunctionParameter = { name: 'satisfied within (ms)', kind: 'milliseconds', initial: '300' };

/** The percentile `p1()` to `p100()`, whose rank is part of its name. */
const RANK: FunctionParameter = { name: 'rank', kind: 'rank', initial: '95' };

const offered = (
  name: string,
  [title, explanation]: readonly [string, string],
  ...parameters: FunctionParameter[]
): AggregateFunction => ({ name, title, explanation, parameters });

/** Everything that the collector can calculate over a row's events. */
export const AGGREGATE_FUNCTIONS: readonly AggregateFunction[] = [
  offered('count', ['Count', 'How many were received in the time window']),
  offered('count_unique', ['Unique', 'How many different values of a field there are'], OF_FIELD),
  offered(
    'count_if',
    ['Count if', 'How many fulfil a condition'],
    { ...OF_FIELD, initial: 'transaction.status' },
    { name: 'comparison', kind: 'operator', initial: 'equals' },
    { name: 'value', kind: 'value', initial: 'ok' },
  ),
  offered('avg', ['Avg', 'The average'], OF_NUMBER),
  offered('p', ['Percentile', 'So many of a hundred were at least this fast'], RANK, OF_NUMBER),
  offered('percentile', ['Custom percentile', 'The value below which this share lies'], OF_NUMBER, {
    name: 'level',
    kind: 'level',
    initial: '0.42',
  }),
  offered('min', ['Min', 'The least'], OF_TIME),
  offered('max', ['Max', 'The greatest'], OF_TIME),
  offered('sum', ['Sum', 'All of them together'], OF_NUMBER),
  offered('epm', ['Rate', 'How many were received per minute, over the whole time window']),
  offered('eps', ['Per second', 'How many were received per second, over the whole time window']),
  offered('failure_rate', ['Failure rate', 'The share that failed']),
  offered('failure_count', ['Failures', 'How many failed']),
  offered('apdex', ['Apdex', 'How satisfied users can be: 1 is best, 0 is worst'], THRESHOLD),
  offered(
    'user_misery',
    ['User misery', 'The share of users who had to wait four times too long'],
    THRESHOLD,
  ),
  offered(
    'count_miserable',
    ['Miserable users', 'How many had to wait four times too long'],
    OF_FIELD,
    THRESHOLD,
  ),
  offered('last_seen', ['Last seen', 'When the latest one ended']),
  offered('any', ['Any', 'Some value of a field'], OF_FIELD),
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

const BY_NAME: ReadonlyMap<string, AggregateFunction> = new Map(
  AGGREGATE_FUNCTIONS.map((known) => [known.name, known]),
);
const RANKED = /^p([1-9]\d?|100)$/;

/** A call as the catalogue knows it, `p95()` as the function `p` with its rank before its field. */
export interface KnownCall {
  known: AggregateFunction;
  /** One for each parameter of the function. */
  values: string[];
}

/** Finds the function of a call; `undefined` where there is none, or it takes other arguments. */
export function knownCall(name: string, given: readonly string[]): KnownCall | undefined {
  const rank = RANKED.exec(name)?.[1];
  if (rank === undefined) {
    const known = name === 'p' ? undefined : BY_NAME.get(name);
    const isUsual = known?.name === 'apdex' && given.length === 0;
    if (known === undefined || !(isUsual || given.length === known.parameters.length)) return undefined;
    return { known, values: isUsual ? [THRESHOLD.initial] : [...given] };
  }
  const known = BY_NAME.get('p');
  return known === undefined || given.length > 1
    ? undefined
    : { known, values: [rank, given[0] ?? DURATION] };
}

/** The name and arguments by which the collector knows a call. */
export function calledAs({ known, values }: KnownCall): { name: string; arguments: string[] } {
  if (known.name !== 'p') return { name: known.name, arguments: values };
  const [rank = RANK.initial, of = DURATION] = values;
  return { name: `p${rank}`, arguments: of === DURATION ? [] : [of] };
}
