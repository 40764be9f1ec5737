import type { EventListQuery } from '../../questions/event-list-query';
import type { ColumnExpressions } from './column-expressions';
import { conditionExpression } from './condition-expression';
import { uuidOf, type Parameters } from '../parameters';

/** The order of events that no one has asked for another of: the latest first. */
export const LATEST_FIRST = 'timestamp DESC, project_id, event_id';

/** The last of the latest events that a question reads. */
export interface LastRead {
  timestamp: number;
  projectId: number;
  /** 32 hex digits. */
  eventId: string;
}

/** What is asked of the transaction of a child span. */
const TRANSACTION_COLUMNS = [
  ...[
    'type',
    'project_id',
    'event_id',
    'trace_id',
    'span_id',
    'parent_span_id',
    'transaction',
    'op',
    'status',
  ],
  ...['source', 'start_timestamp', 'timestamp', 'title', 'release', 'environment', 'platform', 'sdk_name'],
  ...['sdk_version', '`user`', 'sample_rate', '`tags.key`', '`tags.value`', '`texts.path`', '`texts.value`'],
  ...['`measurements.name`', '`measurements.value`'],
].join(', ');

const CHILD_COLUMNS = `child.id AS child_id, child.parent AS child_parent, child.op AS child_op,
  child.description AS child_description, child.status AS child_status, child.start AS child_start,
  child.end AS child_end, child.tag_keys AS child_tag_keys, child.tag_values AS child_tag_values`;

const CHILD_ALIASES = [...CHILD_COLUMNS.matchAll(/AS (\w+)/g)].map(([, alias]) => alias).join(', ');

/** Writes where a question's rows come from. */
export class ListSource {
  constructor(
    private readonly query: EventListQuery,
    private readonly parameters: Parameters,
    private readonly expressions: ColumnExpressions,
  ) {}

  /** FROM and WHERE of a list: the events that count, or their child spans. */
  rows(lastRead: LastRead | undefined): string {
    const chosen = this.chosen(lastRead);
    if (this.query.callers !== undefined) return `FROM (${this.#called(this.query.callers, lastRead)})`;
    if (this.query.spans === undefined) return `FROM events FINAL WHERE ${chosen}`;
    const { condition } = this.query.spans;
    const holds = condition === undefined ? '1' : this.#condition(condition);
    return `FROM (
      SELECT ${TRANSACTION_COLUMNS}, ${CHILD_COLUMNS} FROM events FINAL ARRAY JOIN children AS child WHERE ${chosen}
      UNION ALL
      SELECT ${TRANSACTION_COLUMNS}, ${CHILD_ALIASES} FROM (${this.#streamed(lastRead)}) AS streamed
      GLOBAL ALL INNER JOIN (
        SELECT ${TRANSACTION_COLUMNS}, ${transactionKey('trace_id', 'span_id')} AS transaction_key
        FROM events FINAL WHERE ${this.chosen(lastRead)}
      ) AS transactions USING transaction_key
    ) WHERE ${holds}`;
  }

  /** The condition of the rows of a table that are of a trace in which one of the events that count was called. */
  ofTraces({ projectIds }: { projectIds: readonly number[] }, lastRead: LastRead | undefined): string {
    return `${this.parameters.oneOf('project_id', projectIds, 'Int32')} AND trace_id GLOBAL IN (
      SELECT assumeNotNull(trace_id) FROM events
      WHERE trace_id IS NOT NULL AND parent_span_id IS NOT NULL AND ${this.chosen(lastRead)}
    )`;
  }

  /** The condition of the events that count. */
  chosen(lastRead?: LastRead): string {
    const { projectIds, from, until, condition } = this.query;
    const tests = [
      this.parameters.oneOf('project_id', projectIds, 'Int32'),
      `hour >= ${this.parameters.bind(Math.max(0, Math.floor(from / 3_600)), 'UInt32')}`,
      `timestamp >= ${this.parameters.bind(from, 'Float64')}`,
    ];
    if (until !== undefined) tests.push(`timestamp < ${this.parameters.bind(until, 'Float64')}`);
    if (condition !== undefined) tests.push(this.#condition(condition));
    if (lastRead !== undefined) tests.push(this.#notAfter(lastRead));
    return tests.join(' AND ');
  }

  /** In the order of `LATEST_FIRST`. */
  #notAfter({ timestamp, projectId, eventId }: LastRead): string {
    const [time, project] = [
      this.parameters.bind(timestamp, 'Float64'),
      this.parameters.bind(projectId, 'Int32'),
    ];
    const id = this.parameters.bind(uuidOf(eventId), 'UUID');
    return `(timestamp > ${time} OR (timestamp = ${time}
      AND (project_id < ${project} OR (project_id = ${project} AND event_id <= ${id}))))`;
  }

  /** A span may have come in several parts of its transaction: the first of them counts. */
  #streamed(lastRead: LastRead | undefined): string {
    return `SELECT ${transactionKey('trace_id', 'root_span_id')} AS transaction_key, ${CHILD_COLUMNS}
      FROM streamed_spans FINAL ARRAY JOIN children AS child
      WHERE ${this.parameters.oneOf('project_id', this.query.projectIds, 'Int32')}
        AND trace_id GLOBAL IN (
          SELECT assumeNotNull(trace_id) FROM events WHERE trace_id IS NOT NULL AND ${this.chosen(lastRead)}
        )
      ORDER BY received_timestamp, batch_id LIMIT 1 BY transaction_key, child_id`;
  }

  /** The events that count with `caller`, the project that has the span in which each was called, or 0. */
  #called(callers: { projectIds: readonly number[] }, lastRead: LastRead | undefined): string {
    const spansOf = (table: string, rows: { span: string; join?: string; where?: string }) =>
      `SELECT ${spanKey(rows.span)} AS span_key, project_id FROM ${table} FINAL ${rows.join ?? ''}
      WHERE ${this.ofTraces(callers, lastRead)} ${rows.where ?? ''}`;
    const child = { span: 'child_id', join: 'ARRAY JOIN `children.id` AS child_id' };
    return `SELECT ${TRANSACTION_COLUMNS}, caller FROM (
        SELECT ${TRANSACTION_COLUMNS}, ${spanKey('parent_span_id')} AS span_key
        FROM events FINAL WHERE ${this.chosen(lastRead)}
      ) AS called
      GLOBAL ANY LEFT JOIN (
        SELECT span_key, min(project_id) AS caller FROM (
          ${spansOf('events', { span: 'span_id', where: `AND type = 'transaction'` })}
          UNION ALL ${spansOf('events', { ...child, where: `AND type = 'transaction'` })}
          UNION ALL ${spansOf('streamed_spans', { span: 'root_span_id' })}
          UNION ALL ${spansOf('streamed_spans', child)}
        ) GROUP BY span_key
      ) AS callers USING span_key`;
  }

  #condition(condition: NonNullable<EventListQuery['condition']>): string {
    return conditionExpression(condition, this.parameters, (column) => this.expressions.value(column));
  }
}

/** What a transaction and the spans that were streamed apart from it have in common, as one text. */
export function transactionKey(traceColumn: string, spanColumn: string): string {
  return `concat(toString(project_id), ':', ifNull(toString(${traceColumn}), ''), ':', ifNull(${spanColumn}, ''))`;
}

/** A span of a trace, as one text. */
function spanKey(spanColumn: string): string {
  return `concat(ifNull(toString(trace_id), ''), ':', ifNull(${spanColumn}, ''))`;
}
