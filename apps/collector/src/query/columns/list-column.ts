import type { AggregateColumn, Column, ValueColumn, ValueType } from '../../store/questions/event-list-query';

/** A column as the query API offers it: how its values are to be read, and how the store's become the answer's. */
export interface TypedColumn<Of extends Column = Column> {
  column: Of;
  type: ValueType;
  /** A project's id is shown as its slug, seconds as a date. */
  shown: 'as-is' | 'slug' | 'date';
}

/** A value column, or a figure and how many events it takes to mean something. */
export type OfferedColumn = TypedColumn<ValueColumn> | OfferedFigure;

export interface OfferedFigure extends TypedColumn<AggregateColumn> {
  /** With fewer events the figure is a guess; 1 where it says exactly what was recorded. */
  neededEvents: number;
}

/** A column of a list under the name by which it was asked for. */
export type ListColumn = OfferedColumn & { name: string };

export function isFigure(offered: OfferedColumn): offered is OfferedFigure {
  return 'neededEvents' in offered;
}
