import { QueryError } from '../query-error';
import type { SearchKey } from '../search/search-condition.peggy';
import type { Surroundings } from '../search/surroundings';
import { countIfCondition } from './count-if';
import { figure, namedColumn, namedNumber, percentile, percentileLevel, threshold } from './figures';
import type { OfferedFigure } from './list-column';
import { NEEDED_FOR_AN_AVERAGE } from './needed-events';

/** One function of Discover: how it is written, how many arguments it takes, and the figure that they make. */
interface AggregateFunction {
  usage: string;
  arity: readonly [least: number, most: number];
  of(given: readonly string[], surroundings: Surroundings): OfferedFigure;
}

const DURATION = 'transaction.duration';

const FUNCTIONS: ReadonlyMap<string, AggregateFunction> = new Map(
  Object.entries<AggregateFunction>({
    // Discover's first users wrote `count(id)`.
    count: { usage: 'count()', arity: [0, 1], of: () => figure({ kind: 'count' }, 'integer') },
    count_unique: {
      usage: 'count_unique(field)',
      arity: [1, 1],
      of: ([field]) => figure({ kind: 'count_unique', of: namedColumn(field).column }, 'integer'),
    },
    count_if: {
      usage: 'count_if(field, equals, value)',
      arity: [3, 3],
      of: ([field, operator, value], surroundings) => {
        const condition = countIfCondition(namedColumn(field), { operator, value }, surroundings);
        return figure({ kind: 'count_if', condition }, 'integer');
      },
    },
    any: {
      usage: 'any(field)',
      arity: [1, 1],
      of([field]) {
        const { column, type, shown } = namedColumn(field);
        return { ...figure({ kind: 'any', of: column }, type), shown };
      },
    },
    ...overNumbers('avg', { dates: false, neededEvents: NEEDED_FOR_AN_AVERAGE }),
    ...overNumbers('sum', { dates: false }),
    ...overNumbers('min', { dates: true }),
    ...overNumbers('max', { dates: true }),
    last_seen: {
      usage: 'last_seen()',
      arity: [0, 0],
      of: () => figure({ kind: 'max', of: { kind: 'field', field: 'timestamp' } }, 'date'),
    },
    ...percentiles(),
    percentile: {
      usage: `percentile(${DURATION}, 0.42)`,
      arity: [2, 2],
      of: ([field, level]) => percentile(namedNumber(field, { dates: false }), percentileLevel(level)),
    },
    eps: { usage: 'eps()', arity: [0, 0], of: () => figure({ kind: 'rate', perSeconds: 1 }, 'rate') },
    epm: { usage: 'epm()', arity: [0, 0], of: () => figure({ kind: 'rate', perSeconds: 60 }, 'rate') },
    failure_count: {
      usage: 'failure_count()',
      arity: [0, 0],
      of: () => figure({ kind: 'failure_count' }, 'integer'),
    },
    failure_rate: {
      usage: 'failure_rate()',
      arity: [0, 0],
      of: () => figure({ kind: 'failure_rate' }, 'percentage', NEEDED_FOR_AN_AVERAGE),
    },
    apdex: {
      usage: 'apdex(300)',
      arity: [0, 1],
      of: ([text = '300']) =>
        figure({ kind: 'apdex', threshold: threshold(text) }, 'number', NEEDED_FOR_AN_AVERAGE),
    },
    count_miserable: {
      usage: 'count_miserable(user, 300)',
      arity: [2, 2],
      of: ([field, text]) => {
        const users = { of: namedColumn(field).column, threshold: threshold(text) };
        return figure({ kind: 'count_miserable', ...users }, 'integer');
      },
    },
    user_misery: {
      usage: 'user_misery(300)',
      arity: [1, 1],
      of: ([text]) => {
        const users = { of: namedColumn('user').column, threshold: threshold(text) };
        return figure({ kind: 'user_misery', ...users }, 'number', NEEDED_FOR_AN_AVERAGE);
      },
    },
  }),
);

const USAGES: ReadonlySet<string> = new Set([...FUNCTIONS.values()].map(({ usage }) => usage));

/** The figure that a call such as `percentile(transaction.duration, 0.42)` asks for. */
export function aggregateColumn(
  call: Extract<SearchKey, { kind: 'aggregate' }>,
  surroundings: Surroundings,
): OfferedFigure {
  const called = FUNCTIONS.get(call.name);
  if (called === undefined) {
    throw new QueryError(400, `unknown function, expected one of ${[...USAGES].join(', ')}`);
  }
  const [least, most] = called.arity;
  if (call.arguments.length < least || call.arguments.length > most) {
    throw new QueryError(400, `expected arguments as in ${called.usage}`);
  }
  return called.of(call.arguments, surroundings);
}

function overNumbers(
  kind: 'avg' | 'sum' | 'min' | 'max',
  { dates, neededEvents = 1 }: { dates: boolean; neededEvents?: number },
): Record<string, AggregateFunction> {
  return {
    [kind]: {
      usage: `${kind}(${DURATION})`,
      arity: [1, 1],
      of([field]) {
        const { column, type } = namedNumber(field, { dates });
        return figure({ kind, of: column }, type, neededEvents);
      },
    },
  };
}

/** `p1()` to `p100()`, which stand as one in the list of what there is. */
function percentiles(): Record<string, AggregateFunction> {
  const ranks = Array.from({ length: 100 }, (_, index) => index + 1);
  return Object.fromEntries(
    ranks.map((rank) => [
      `p${rank}`,
      {
        usage: 'p1() to p100()',
        arity: [0, 1],
        of: ([field = DURATION]) => percentile(namedNumber(field, { dates: false }), rank / 100),
      },
    ]),
  );
}
