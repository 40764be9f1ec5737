/** A column as the collector's `field` parameter writes it: a value, or a function of the row's events. */
export type Column =
  { kind: 'value'; name: string } | { kind: 'aggregate'; name: string; arguments: string[] };

const LONGEST_COLUMN = 400;
const VALUE = /^(?:tags\[[\w.:-]+\]|[^\][()"\s,]+)$/;
const CALL = /^([\w.-]+)\((.*)\)$/s;
const ARGUMENT = /\s*("(?:[^"\\]|\\["*\\]|\\(?!["*\\]))*"|tags\[[\w.:-]+\]|[^(),"[\]]*)\s*(,|$)/y;
const PLAIN_ARGUMENT = /^(?:tags\[[\w.:-]+\]|[^(),"[\]\s]+(?: +[^(),"[\]\s]+)*)$/;

/** Reads what a column is written as, such as `percentile(transaction.duration, 0.42)`; `undefined` if it is none. */
export function parseColumn(written: string): Column | undefined {
  const text = written.trim();
  if (text.length > LONGEST_COLUMN) return undefined;
  const [, name, list] = CALL.exec(text) ?? [];
  if (name === undefined || list === undefined) {
    return VALUE.test(text) ? { kind: 'value', name: text } : undefined;
  }
  const given = parseArguments(list);
  return given === undefined ? undefined : { kind: 'aggregate', name, arguments: given };
}

function parseArguments(list: string): string[] | undefined {
  if (list.trim() === '') return [];
  const found: string[] = [];
  let position = 0;
  for (;;) {
    ARGUMENT.lastIndex = position;
    const match = ARGUMENT.exec(list);
    const text = match?.[1]?.trim();
    if (match === null || text === undefined || text === '') return undefined;
    found.push(text.startsWith('"') ? text.slice(1, -1).replace(/\\(["*\\])/g, '$1') : text);
    position += match[0].length;
    if (match[2] !== ',') return found;
  }
}

/** Writes a column so that the collector, and `parseColumn`, read it as what it is. */
export function columnText(column: Column): string {
  if (column.kind === 'value') return column.name;
  return `${column.name}(${column.arguments.map(argumentText).join(', ')})`;
}

function argumentText(argument: string): string {
  if (PLAIN_ARGUMENT.test(argument)) return argument;
  return `"${argument.replace(/["*\\]/g, '\\$&')}"`;
}

/** Whether a column is calculated from a row's events, so that rows are groups. */
export function isAggregate(field: string): boolean {
  return parseColumn(field)?.kind === 'aggregate';
}
