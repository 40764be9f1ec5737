import { listValue, type DuckDBValue } from '@duckdb/node-api';

export type ParameterValue = DuckDBValue;

/** Collects the values of a statement; `bind` gives the placeholder, with the type it is bound as. */
export class Parameters {
  readonly values: ParameterValue[] = [];

  bind(
    value: string | number | readonly number[],
    type: 'VARCHAR' | 'DOUBLE' | 'INTEGER' | 'INTEGER[]',
  ): string {
    this.values.push(typeof value === 'object' ? listValue([...value]) : value);
    return `$${this.values.length}::${type}`;
  }
}
