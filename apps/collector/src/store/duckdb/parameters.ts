import {
  DOUBLE,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';

const TYPES = { VARCHAR, DOUBLE, INTEGER, 'INTEGER[]': LIST(INTEGER) };

/** Collects the values of a statement; `bind` gives the placeholder. */
export class Parameters {
  readonly values: DuckDBValue[] = [];
  readonly types: DuckDBType[] = [];

  bind(value: string | number | readonly number[], type: keyof typeof TYPES): string {
    this.values.push(typeof value === 'object' ? listValue(value) : value);
    this.types.push(TYPES[type]);
    return `$${this.values.length}`;
  }
}
