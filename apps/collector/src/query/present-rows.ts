import type { ProjectDirectory } from '../projects/project-directory';
import type { ListValue } from '../store/questions/event-list-query';
import type { ListColumn } from './columns/list-column';

/** One object per row under the columns' names, with project slugs and ISO dates. */
export function presentRows(
  rows: readonly (readonly ListValue[])[],
  columns: readonly ListColumn[],
  projects: ProjectDirectory,
): Record<string, ListValue>[] {
  return rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name, shown }, index) => [name, present(row[index] ?? null, shown, projects)]),
    ),
  );
}

/** The type of each column under its name. */
export function columnTypes(columns: readonly ListColumn[]): Record<string, string> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, type]));
}

function present(value: ListValue, shown: ListColumn['shown'], projects: ProjectDirectory): ListValue {
  if (value === null || shown === 'as-is') return value;
  if (shown === 'slug') return projects.byId(Number(value))?.slug ?? null;
  return new Date(Math.round(Number(value) * 1000)).toISOString();
}
