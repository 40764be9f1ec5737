import type { AggregateColumn, EventField, ValueColumn } from '../event-list-query';
import type { Parameters } from './parameters';

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

export function valueExpression(column: ValueColumn, parameters: Parameters): string {
  return column.kind === 'field'
    ? FIELD_EXPRESSIONS[column.field]
    : `tags[${parameters.bind(column.key, 'VARCHAR')}]`;
}

/** Counts come as DOUBLE: exact to 2^53, and a JavaScript number at the other end. */
export function aggregateExpression(
  column: AggregateColumn,
  parameters: Parameters,
  windowSeconds: number,
): string {
  switch (column.kind) {
    case 'count':
      return 'count(*)::DOUBLE';
    case 'last_seen':
      return 'max(timestamp)';
    case 'failure_rate':
      return `avg(CASE WHEN type = 'transaction' THEN (status NOT IN ('ok', 'cancelled', 'unknown'))::INTEGER END)`;
    case 'rate':
      return `count(*)::DOUBLE * ${parameters.bind(column.perSeconds, 'DOUBLE')} / ${parameters.bind(windowSeconds, 'DOUBLE')}`;
    case 'count_unique':
      return `count(DISTINCT nullif(${valueExpression(column.of, parameters)}::VARCHAR, ''))::DOUBLE`;
    case 'percentile':
      return `quantile_cont(${FIELD_EXPRESSIONS[column.of]}, ${levelLiteral(column.level)})`;
    default:
      return `${column.kind}(${FIELD_EXPRESSIONS[column.of]})`;
  }
}

/** The level must be a constant of the statement; a checked number between 0 and 1 cannot carry anything else. */
function levelLiteral(level: number): string {
  if (!(level >= 0 && level <= 1)) throw new RangeError('a percentile lies between 0 and 1');
  return level.toFixed(6);
}
