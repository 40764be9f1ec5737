import { boundsReached } from '../../questions/bounds-reached';
import type {
  AggregateColumn,
  Column,
  CountingColumn,
  EventField,
  EventListQuery,
  SpanField,
  ValueColumn,
} from '../../questions/event-list-query';
import { isAggregate } from '../../questions/event-list-query';
import { conditionExpression } from './condition-expression';
import type { Parameters } from '../parameters';

/** Milliseconds, to the microsecond that the wire carries: what lies below is noise of the subtraction. */
const DURATION_MS = 'round((timestamp - start_timestamp) * 1000, 3)';

const FIELD_EXPRESSIONS: Record<EventField, string> = {
  id: `replace(event_id::VARCHAR, '-', '')`,
  'event.type': 'type',
  project: 'project_id',
  title: 'title',
  transaction: 'transaction',
  'transaction.duration': DURATION_MS,
  'transaction.op': 'op',
  'transaction.status': 'status',
  'transaction.source': 'source',
  timestamp: 'timestamp',
  trace: `replace(trace_id::VARCHAR, '-', '')`,
  'trace.span': 'span_id',
  'trace.parent_span': 'parent_span_id',
  release: 'release',
  environment: 'environment',
  'platform.name': 'platform',
  'sdk.name': 'sdk_name',
  'sdk.version': 'sdk_version',
  user: '"user"',
};

/** `span` is the child span that the row is. */
const SPAN_EXPRESSIONS: Record<SpanField, string> = {
  'span.id': 'span.span_id',
  'span.parent': 'span.parent_span_id',
  'span.op': 'span.op',
  'span.description': 'span.description',
  'span.status': 'span.status',
  'span.duration': 'round((span.timestamp - span.start_timestamp) * 1000, 3)',
  'span.start': 'span.start_timestamp',
};

const FAILED = `(type = 'transaction' AND coalesce(status, 'unknown') NOT IN ('ok', 'cancelled', 'unknown'))`;

/** What an event counts: itself, or all those that were not sampled for it. */
const RECORDED = '1';
const WEIGHT = '(1 / coalesce(sample_rate, 1))';

/** Writes the SQL of columns into one statement; what a reader wrote is bound. */
export class ColumnExpressions {
  readonly #levels: readonly number[];

  constructor(
    private readonly parameters: Parameters,
    private readonly query: Pick<EventListQuery, 'columns' | 'windowSeconds'>,
  ) {
    const levels = query.columns.flatMap((column) => (column.kind === 'percentile' ? [column.level] : []));
    this.#levels = [...new Set(levels)];
  }

  of(column: Column): string {
    return isAggregate(column) ? this.figure(column) : this.value(column);
  }

  value(column: ValueColumn): string {
    switch (column.kind) {
      case 'field':
        return FIELD_EXPRESSIONS[column.field];
      case 'tag':
        return `tags[${this.parameters.bind(column.key, 'VARCHAR')}]`;
      case 'detail':
        return `coalesce(tags[${this.parameters.bind(column.name, 'VARCHAR')}], ${this.#detail(column.path)})`;
      case 'measurement':
        return `try_cast(${this.#detail(['measurements', column.name, 'value'])} AS DOUBLE)`;
      case 'span':
        return SPAN_EXPRESSIONS[column.field];
      case 'span_tag':
        return `json_extract_string(span.tags, ${this.#pointer([column.key])})`;
      case 'caller':
        return 'caller';
      case 'bucket': {
        const from = this.parameters.bind(column.from, 'DOUBLE');
        const width = this.parameters.bind(column.width, 'DOUBLE');
        return `(floor((${this.value(column.of)} - ${from}) / ${width}) * ${width} + ${from})`;
      }
      case 'bounds_reached':
        return boundsReached(
          this.value(column.of),
          column.bounds.map((bound) => this.parameters.bind(bound, 'DOUBLE')),
        );
    }
  }

  /** Counts come as DOUBLE: exact to 2^53, and a JavaScript number at the other end. */
  figure(column: AggregateColumn): string {
    switch (column.kind) {
      case 'failure_rate':
        return `avg(CASE WHEN type = 'transaction' THEN ${FAILED}::INTEGER END)`;
      case 'count_unique':
        return `${this.#distinct(column.of)}::DOUBLE`;
      case 'any': {
        const value = this.value(column.of);
        return `min(${value}) FILTER (WHERE ${value}::VARCHAR != '')`;
      }
      case 'avg':
      case 'min':
      case 'max':
        return `${column.kind}(${this.value(column.of)})`;
      case 'percentile':
        return this.#percentile(column);
      case 'apdex':
        return this.#apdex(column.threshold);
      case 'count_miserable':
        return `(${this.#miserable(column.of, column.threshold)})::DOUBLE`;
      case 'user_misery':
        // The constants are Sentry's prior: an endpoint that few have used is neither all good nor all bad.
        return `((${this.#miserable(column.of, column.threshold)} + 5.8875) / (${this.#distinct(column.of)} + 117.75))`;
      case 'sample_size':
        return `count(${this.value(column.of)})::DOUBLE`;
      case 'extrapolated':
        return this.#total(column.of, WEIGHT);
      default:
        return this.#total(column, RECORDED);
    }
  }

  #total(column: CountingColumn, weight: string): string {
    switch (column.kind) {
      case 'count':
        return total(weight);
      case 'failure_count':
        return total(weight, FAILED);
      case 'count_if':
        return total(
          weight,
          conditionExpression(column.condition, this.parameters, (value) => this.value(value)),
        );
      case 'sum':
        return `coalesce(sum(${this.value(column.of)} * ${weight}), 0)`;
      case 'rate': {
        const seconds = this.parameters.bind(this.query.windowSeconds, 'DOUBLE');
        return `(${total(weight)} * ${this.parameters.bind(column.perSeconds, 'DOUBLE')} / ${seconds})`;
      }
    }
  }

  /** All levels of a statement in one call: DuckDB then sorts the values once for all of them. */
  #percentile({ of, level }: Extract<AggregateColumn, { kind: 'percentile' }>): string {
    const levels = this.#levels.includes(level) ? this.#levels : [level];
    const list = levels.map(levelLiteral).join(', ');
    return `quantile_cont(${this.value(of)}, [${list}])[${levels.indexOf(level) + 1}]`;
  }

  #apdex(threshold: number): string {
    const satisfied = this.parameters.bind(threshold, 'DOUBLE');
    const tolerated = this.parameters.bind(threshold * 4, 'DOUBLE');
    const good = `count(*) FILTER (WHERE ${DURATION_MS} <= ${satisfied})`;
    const fair = `count(*) FILTER (WHERE ${DURATION_MS} > ${satisfied} AND ${DURATION_MS} <= ${tolerated})`;
    return `coalesce((${good} + ${fair} / 2) / nullif(count(${DURATION_MS}), 0), 0)::DOUBLE`;
  }

  #miserable(column: ValueColumn, threshold: number): string {
    const frustrated = this.parameters.bind(threshold * 4, 'DOUBLE');
    return `${this.#distinct(column)} FILTER (WHERE ${DURATION_MS} > ${frustrated})`;
  }

  #distinct(column: ValueColumn): string {
    return `count(DISTINCT nullif(${this.value(column)}::VARCHAR, ''))`;
  }

  #detail(path: readonly string[]): string {
    return `json_extract_string(details, ${this.#pointer(path)})`;
  }

  #pointer(path: readonly string[]): string {
    const pointer = path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    return this.parameters.bind(pointer, 'VARCHAR');
  }
}

function total(weight: string, condition?: string): string {
  const filter = condition === undefined ? '' : ` FILTER (WHERE ${condition})`;
  return weight === RECORDED ? `(count(*)${filter})::DOUBLE` : `coalesce(sum(${weight})${filter}, 0)`;
}

/** The level must be a constant of the statement; a checked number between 0 and 1 cannot carry anything else. */
function levelLiteral(level: number): string {
  if (!(level >= 0 && level <= 1)) throw new RangeError('a percentile lies between 0 and 1');
  return level.toFixed(6);
}
