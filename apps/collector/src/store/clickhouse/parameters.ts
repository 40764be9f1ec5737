import type { Dialect } from './dialect';

/** The types of what is bound. */
export type ParameterType = 'String' | 'Float64' | 'Int32' | 'UInt32' | 'UUID';

type Value = string | number;

const ESCAPES: Record<string, string> = {
  "'": "\\'",
  '\\': '\\\\',
  '\0': '\\0',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** Collects the values of a statement; `bind` gives what stands for one. Nothing else carries a value into a statement. */
export class Parameters {
  readonly values: Record<string, Value | readonly Value[]> = {};
  #count = 0;

  constructor(private readonly dialect: Pick<Dialect, 'bindsValues'>) {}

  bind(value: Value, type: ParameterType): string {
    return this.dialect.bindsValues ? this.#add(value, type) : literal(value, type);
  }

  /** That the column has one of the values, which may be none. */
  oneOf(column: string, values: readonly Value[], type: ParameterType): string {
    if (values.length === 0) return '0';
    const list = this.dialect.bindsValues
      ? this.#add(values, `Array(${type})`)
      : `(${values.map((value) => literal(value, type)).join(', ')})`;
    return `${column} IN ${list}`;
  }

  #add(value: Value | readonly Value[], type: string): string {
    this.#count += 1;
    const name = `p${this.#count}`;
    this.values[name] = value;
    return `{${name}:${type}}`;
  }
}

/**
 * A value as a literal of ClickHouse's SQL. What could end a text, or is no text to an old parser, is escaped; numbers must be
 * finite, and ids of the form that they have.
 */
export function literal(value: Value, type: ParameterType): string {
  if (type === 'String') {
    return `'${String(value).replace(/['\\\0\n\r\t\b\f]/g, (character) => ESCAPES[character] ?? character)}'`;
  }
  if (type === 'UUID') {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value))) throw new RangeError('no UUID');
    return `toUUID('${value}')`;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new RangeError('no finite number');
  return `to${type}(${value})`;
}

/** An id of 32 hex digits as ClickHouse writes it. */
export function uuidOf(hexId: string): string {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(hexId);
  if (parts === null) throw new RangeError('an id has 32 hex digits');
  return parts.slice(1).join('-');
}

/** A count of rows as SQL takes it only as a literal. */
export function integer(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('no count');
  return String(value);
}
