import {
  EVENT_FIELDS,
  type AggregateColumn,
  type Column,
  type EventField,
  type ValueColumn,
  type ValueType,
} from '../store/event-list-query';
import { QueryError } from './query-error';

/** A column of a list: its name as it was asked for, what it shows, and how its values are to be read. */
export interface ListColumn {
  name: string;
  column: Column;
  type: ValueType;
  /** How the store's value becomes the answer's: a project's id its slug, seconds a date. */
  shown: 'as-is' | 'slug' | 'date';
}

const FIELD_ALIASES: ReadonlyMap<string, EventField> = new Map([
  ['project.name', 'project'],
  ['message', 'title'],
]);

const TAG_KEY = /^[\w.:-]{1,200}$/;
const CALL = /^([a-z0-9_]{1,32})\(([^()]{0,200})\)$/;

/** The column that a field's text names: a field, an aggregate such as `p95()`, else a tag. */
export function parseColumn(text: string): ListColumn {
  const name = text.trim();
  const [, functionName, argumentText] = CALL.exec(name) ?? [];
  if (functionName !== undefined) {
    return { name, ...aggregateOf(functionName, argumentsOf(argumentText ?? '')) };
  }
  if (name === 'project.id') {
    return { name, column: { kind: 'field', field: 'project' }, type: 'integer', shown: 'as-is' };
  }
  const column = parseValueColumn(name);
  if (column.kind === 'tag') return { name, column, type: 'string', shown: 'as-is' };
  if (column.field === 'project') return { name, column, type: 'string', shown: 'slug' };
  const type = EVENT_FIELDS[column.field];
  return { name, column, type, shown: type === 'date' ? 'date' : 'as-is' };
}

/** The field of that name, else the tag. `tags[key]` is always a tag. */
export function parseValueColumn(name: string): ValueColumn {
  const field = FIELD_ALIASES.get(name) ?? name;
  if (isEventField(field)) return { kind: 'field', field };
  const key = /^tags\[(.+)\]$/.exec(name)?.[1] ?? name;
  if (!TAG_KEY.test(key)) {
    throw new QueryError(
      400,
      `field: expected a field, a function such as p95() or a tag of letters, digits, . : _ -`,
    );
  }
  return { kind: 'tag', key };
}

type Aggregate = Pick<ListColumn, 'type' | 'shown'> & { column: AggregateColumn };

const PERCENTILES: ReadonlyMap<string, number> = new Map([
  ['p50', 0.5],
  ['p75', 0.75],
  ['p90', 0.9],
  ['p95', 0.95],
  ['p99', 0.99],
  ['p100', 1],
]);

const FUNCTIONS =
  'count() count_unique(field) avg(field) min(field) max(field) sum(field) p50() p75() p90() p95() p99() p100() percentile(field, 0.42) eps() epm() failure_rate() last_seen()';

function aggregateOf(name: string, given: readonly string[]): Aggregate {
  const level = PERCENTILES.get(name);
  if (level !== undefined) return percentileOf(given[0], level);
  switch (name) {
    case 'count':
      return { column: { kind: 'count' }, type: 'integer', shown: 'as-is' };
    case 'count_unique':
      return {
        column: { kind: name, of: parseValueColumn(needed(given[0], name)) },
        type: 'integer',
        shown: 'as-is',
      };
    case 'avg':
    case 'min':
    case 'max':
    case 'sum': {
      const of = numericField(needed(given[0], name));
      return { column: { kind: name, of }, type: EVENT_FIELDS[of], shown: 'as-is' };
    }
    case 'percentile':
      return percentileOf(needed(given[0], name), percentileLevel(given[1]));
    case 'eps':
      return { column: { kind: 'rate', perSeconds: 1 }, type: 'rate', shown: 'as-is' };
    case 'epm':
      return { column: { kind: 'rate', perSeconds: 60 }, type: 'rate', shown: 'as-is' };
    case 'failure_rate':
      return { column: { kind: name }, type: 'percentage', shown: 'as-is' };
    case 'last_seen':
      return { column: { kind: name }, type: 'date', shown: 'date' };
    default:
      throw new QueryError(400, `field: unknown function, expected one of ${FUNCTIONS}`);
  }
}

function percentileOf(field: string | undefined, level: number): Aggregate {
  const of = numericField(field ?? 'transaction.duration');
  return { column: { kind: 'percentile', of, level }, type: EVENT_FIELDS[of], shown: 'as-is' };
}

function percentileLevel(text: string | undefined): number {
  const level = text !== undefined && /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(level >= 0 && level <= 1))
    throw new QueryError(400, 'field: percentile(field, level) takes a level from 0 to 1');
  return level;
}

function argumentsOf(text: string): string[] {
  return text.trim() === '' ? [] : text.split(',').map((argument) => argument.trim());
}

function needed(argument: string | undefined, name: string): string {
  if (argument === undefined) throw new QueryError(400, `field: ${name}(field) needs a field`);
  return argument;
}

function numericField(name: string): 'transaction.duration' {
  if (name === 'transaction.duration') return name;
  throw new QueryError(400, 'field: this function takes the field transaction.duration');
}

function isEventField(name: string): name is EventField {
  return Object.hasOwn(EVENT_FIELDS, name);
}
