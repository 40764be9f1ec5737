import type {
  AggregateColumn,
  NumericColumn,
  ValueColumn,
  ValueType,
} from '../../store/questions/event-list-query';
import { QueryError } from '../query-error';
import type { OfferedFigure, TypedColumn } from './list-column';
import { neededForPercentile } from './needed-events';
import { numericColumn, valueColumn } from './value-columns';

const LONGEST_THRESHOLD_MS = 86_400_000;

/** A figure as it is offered; `neededEvents` is 1 unless fewer would make it a guess. */
export function figure(column: AggregateColumn, type: ValueType, neededEvents = 1): OfferedFigure {
  return { column, type, shown: type === 'date' ? 'date' : 'as-is', neededEvents };
}

export function percentile(of: { column: NumericColumn; type: ValueType }, level: number): OfferedFigure {
  return figure({ kind: 'percentile', of: of.column, level }, of.type, neededForPercentile(level));
}

/** The value column that a function's argument names. */
export function namedColumn(name = ''): TypedColumn<ValueColumn> {
  const key = /^tags\[(.+)\]$/.exec(name)?.[1];
  return valueColumn(key === undefined ? { kind: 'name', key: name } : { kind: 'tag', key });
}

/** The column that a function's argument names, as a number to calculate with. */
export function namedNumber(
  name: string | undefined,
  { dates }: { dates: boolean },
): { column: NumericColumn; type: ValueType } {
  const named = namedColumn(name);
  const column = numericColumn(named);
  if (column === undefined || (named.type === 'date' && !dates)) {
    const fields = `transaction.duration${dates ? ', timestamp' : ''} or a measurement such as measurements.lcp`;
    throw new QueryError(400, `this function takes the field ${fields}`);
  }
  return { column, type: named.type };
}

export function percentileLevel(text = ''): number {
  const level = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (level >= 0 && level <= 1) return level;
  throw new QueryError(400, 'percentile(field, level) takes a level from 0 to 1');
}

/** Milliseconds. */
export function threshold(text = ''): number {
  const milliseconds = /^\d{1,8}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (milliseconds > 0 && milliseconds <= LONGEST_THRESHOLD_MS) return milliseconds;
  throw new QueryError(400, `a threshold is a number of milliseconds from 1 to ${LONGEST_THRESHOLD_MS}`);
}
