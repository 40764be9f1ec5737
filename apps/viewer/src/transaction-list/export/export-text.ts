import type { CollectedRows } from './collect-rows';
import { csvText } from './csv-text';

export type ExportFormat = 'csv' | 'json';

/** What a list shows, as a file's text: CSV holds the columns' values, JSON also their types and what figures stand on. */
export function exportText(
  format: ExportFormat,
  { columns, query, collected }: { columns: readonly string[]; query: string; collected: CollectedRows },
): string {
  const { rows, samples, types, isCut } = collected;
  if (format === 'csv') return csvText(columns, rows);
  const data = rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
  const fields = Object.fromEntries(columns.map((column) => [column, types[column] ?? null]));
  return `${JSON.stringify({ query, fields, truncated: isCut, data, samples }, null, 2)}\n`;
}
