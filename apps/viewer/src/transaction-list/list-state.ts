import type { SearchedEvents } from '../search/searched-events';
import { parseSearchedEvents, searchedEventsParameters } from '../search/searched-events';
import { DEFAULT_WINDOW } from '../time-window/time-window';
import { parseColumn } from './columns/column-text';
import { defaultColumns, defaultSort } from './columns/default-columns';

/** What the transaction list shows; the address holds exactly this. */
export interface ListState extends SearchedEvents {
  /** The columns that the reader has chosen, as the collector writes them; none means those that suit the query. */
  fields: readonly string[];
  /** A column, with a leading `-` for "largest first"; empty means the order that suits the columns. */
  sort: string;
  /** The group whose events are unfolded, as the condition that finds them. */
  open: string | undefined;
}

export const DEFAULT_LIST_STATE: ListState = {
  query: '',
  window: DEFAULT_WINDOW,
  projects: [],
  fields: [],
  sort: '',
  open: undefined,
};

/** The collector takes 20; some are asked for beside those that are shown. */
export const MOST_COLUMNS = 16;

/** The columns that a state shows. */
export function columnsOf({ query, fields }: Pick<ListState, 'query' | 'fields'>): readonly string[] {
  return fields.length === 0 ? defaultColumns(query) : fields;
}

/** The order of a state's rows. */
export function sortOf(state: Pick<ListState, 'query' | 'fields' | 'sort'>): string {
  const columns = columnsOf(state);
  return isSortable(state.sort, columns) ? state.sort : defaultSort(state.query, columns);
}

/** Reads the state from a query string; what is missing or makes no sense falls back to the default. */
export function parseListState(search: string): ListState {
  const parameters = new URLSearchParams(search);
  return canonical({
    ...parseSearchedEvents(parameters),
    fields: parameters.getAll('field').map((field) => field.trim()),
    sort: parameters.get('sort') ?? '',
    open: parameters.get('open') ?? undefined,
  });
}

/** The address of a state; what equals the default is left out, so that equal states have equal addresses. */
export function listPath(state: Partial<ListState>): string {
  const { fields, sort, open, ...searched } = canonical({ ...DEFAULT_LIST_STATE, ...state });
  const parameters = searchedEventsParameters(searched);
  for (const field of fields) parameters.append('field', field);
  if (sort !== '') parameters.set('sort', sort);
  if (open !== undefined) parameters.set('open', open);
  const text = parameters.toString();
  return text === '' ? '/' : `/?${text}`;
}

function canonical(state: ListState): ListState {
  const columns = [...new Set(state.fields)].filter((field) => parseColumn(field)).slice(0, MOST_COLUMNS);
  const usual = defaultColumns(state.query);
  const isUsual = columns.length === usual.length && columns.every((field, index) => field === usual[index]);
  const fields = isUsual ? [] : columns;
  const shown = columnsOf({ query: state.query, fields });
  const isUsualSort = !isSortable(state.sort, shown) || state.sort === defaultSort(state.query, shown);
  return { ...state, fields, sort: isUsualSort ? '' : state.sort };
}

function isSortable(sort: string, columns: readonly string[]): boolean {
  return columns.includes(sort) || (sort.startsWith('-') && columns.includes(sort.slice(1)));
}
