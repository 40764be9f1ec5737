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
import { textPath } from '../tables/searched-texts';
import type { Dialect } from '../dialect';
import type { Parameters } from '../parameters';

/** Milliseconds, to the microsecond that the wire carries: what lies below is noise of the subtraction. */
const DURATION_MS = 'round((timestamp - start_timestamp) * 1000, 3)';

const FIELD_EXPRESSIONS: Record<EventField, string> = {
  id: `replaceAll(toString(event_id), '-', '')`,
  'event.type': 'type',
  project: 'project_id',
  title: 'title',
  transaction: 'transaction',
  'transaction.duration': DURATION_MS,
  'transaction.op': 'op',
  'transaction.status': 'status',
  'transaction.source': 'source',
  // Nullable, so that the least and the greatest of no events are none.
  timestamp: 'toNullable(timestamp)',
  trace: `replaceAll(toString(trace_id), '-', '')`,
  'trace.span': 'span_id',
  'trace.parent_span': 'parent_span_id',
  release: 'release',
  environment: 'environment',
  'platform.name': 'platform',
  'sdk.name': 'sdk_name',
  'sdk.version': 'sdk_version',
  user: '`user`',
};

/** Of the child span that the row is. */
const SPAN_EXPRESSIONS: Record<SpanField, string> = {
  'span.id': 'child_id',
  'span.parent': 'child_parent',
  'span.op': 'child_op',
  'span.description': 'child_description',
  'span.status': 'child_status',
  'span.duration': 'round((child_end - child_start) * 1000, 3)',
  'span.start': 'child_start',
};

const FAILED = `(type = 'transaction' AND ifNull(status, 'unknown') NOT IN ('ok', 'cancelled', 'unknown'))`;

/** What an event counts: itself, or all those that were not sampled for it. */
const RECORDED = '1';
const WEIGHT = '(1 / ifNull(sample_rate, 1))';

/** Writes the SQL of columns into one statement; what a reader wrote is bound. */
export class ColumnExpressions {
  readonly #levels: readonly number[];

  constructor(
    private readonly parameters: Parameters,
    private readonly dialect: Dialect,
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
        return this.#entry('tags.key', 'tags.value', column.key);
      case 'detail': {
        const text = this.#entry('texts.path', 'texts.value', textPath(column.path));
        return this.#entry('tags.key', 'tags.value', column.name, text);
      }
      case 'measurement':
        return this.#entry('measurements.name', 'measurements.value', column.name);
      case 'span':
        return SPAN_EXPRESSIONS[column.field];
      case 'span_tag':
        return this.#entry('child_tag_keys', 'child_tag_values', column.key);
      case 'caller':
        return 'nullIf(caller, 0)';
      case 'bucket': {
        const from = this.parameters.bind(column.from, 'Float64');
        const width = this.parameters.bind(column.width, 'Float64');
        return `floor((${this.value(column.of)} - ${from}) / ${width}) * ${width} + ${from}`;
      }
      case 'bounds_reached':
        return boundsReached(
          this.value(column.of),
          column.bounds.map((bound) => this.parameters.bind(bound, 'Float64')),
        );
    }
  }

  /** Counts come as Float64: exact to 2^53, and a JavaScript number at the other end. */
  figure(column: AggregateColumn): string {
    switch (column.kind) {
      case 'failure_rate':
        return `avgIf(${FAILED}, type = 'transaction')`;
      case 'count_unique':
        return this.#distinct(column.of);
      case 'any': {
        const value = `toNullable(${this.value(column.of)})`;
        return `minIf(${value}, ifNull(toString(${value}), '') != '')`;
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
        return this.#miserable(column.of, column.threshold);
      case 'user_misery':
        // The constants are Sentry's prior: an endpoint that few have used is neither all good nor all bad.
        return `(${this.#miserable(column.of, column.threshold)} + 5.8875) / (${this.#distinct(column.of)} + 117.75)`;
      case 'sample_size':
        return `toFloat64(count(${this.value(column.of)}))`;
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
        return `ifNull(sum(${this.value(column.of)} * ${weight}), 0)`;
      case 'rate': {
        const seconds = this.parameters.bind(this.query.windowSeconds, 'Float64');
        return `${total(weight)} * ${this.parameters.bind(column.perSeconds, 'Float64')} / ${seconds}`;
      }
    }
  }

  /** All levels of a statement in one call: the values are then sorted once for all of them. */
  #percentile({ of, level }: Extract<AggregateColumn, { kind: 'percentile' }>): string {
    const levels = this.#levels.includes(level) ? this.#levels : [level];
    return this.dialect.percentile(this.value(of), levels, levels.indexOf(level));
  }

  #apdex(threshold: number): string {
    const satisfied = this.parameters.bind(threshold, 'Float64');
    const tolerated = this.parameters.bind(threshold * 4, 'Float64');
    const good = countWhere(`${DURATION_MS} <= ${satisfied}`);
    const fair = countWhere(`${DURATION_MS} > ${satisfied} AND ${DURATION_MS} <= ${tolerated}`);
    return `if(count(${DURATION_MS}) = 0, 0, (${good} + ${fair} / 2) / count(${DURATION_MS}))`;
  }

  #miserable(column: ValueColumn, threshold: number): string {
    const frustrated = this.parameters.bind(threshold * 4, 'Float64');
    return this.#distinct(column, `ifNull(${DURATION_MS} > ${frustrated}, 0)`);
  }

  #distinct(column: ValueColumn, condition = '1'): string {
    const text = `ifNull(toString(${this.value(column)}), '')`;
    return `toFloat64(uniqExactIf(${text}, ${text} != '' AND ${condition}))`;
  }

  /** The value beside a key, in two arrays of the row; NULL, or what else is given, without that key. */
  #entry(keys: string, values: string, key: string, otherwise = 'NULL'): string {
    const bound = this.parameters.bind(key, 'String');
    return `if(has(${keys}, ${bound}), ${values}[indexOf(${keys}, ${bound})], ${otherwise})`;
  }
}

function total(weight: string, condition?: string): string {
  if (weight === RECORDED) return condition === undefined ? 'toFloat64(count())' : countWhere(condition);
  return condition === undefined ? `sum(${weight})` : `sumIf(${weight}, ${condition})`;
}

function countWhere(condition: string): string {
  return `toFloat64(countIf(ifNull(${condition}, 0)))`;
}
