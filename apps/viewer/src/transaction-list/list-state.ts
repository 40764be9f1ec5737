import type { TimeWindow } from '../time-window/time-window';
import { DEFAULT_WINDOW, parseWindow, putWindow } from '../time-window/time-window';

/** What the transaction list shows; the address holds exactly this. */
export interface ListState {
  query: string;
  window: TimeWindow;
  /** Project slugs; empty means all. */
  projects: string[];
  /** A column's field, with a leading `-` for "largest first". */
  sort: string;
  /** The group whose transactions are unfolded, as `<project>:<transaction name>`. */
  open: string | undefined;
}

export const DEFAULT_LIST_STATE: ListState = {
  query: '',
  window: DEFAULT_WINDOW,
  projects: [],
  sort: '-last_seen()',
  open: undefined,
};

const MAXIMUM_QUERY_LENGTH = 2_000;
const MAXIMUM_PROJECTS = 100;

/**
 * Reads the state from a query string; what is missing or makes no sense falls back to the default.
 * `sortable` names the fields that may be sorted by.
 */
export function parseListState(search: string, sortable: readonly string[]): ListState {
  const parameters = new URLSearchParams(search);
  const sort = parameters.get('sort') ?? '';
  return {
    query: (parameters.get('query') ?? '').slice(0, MAXIMUM_QUERY_LENGTH),
    window: parseWindow(parameters),
    projects: [...new Set(parameters.getAll('project'))].filter(Boolean).slice(0, MAXIMUM_PROJECTS),
    sort: sortable.includes(sort.replace(/^-/, '')) ? sort : DEFAULT_LIST_STATE.sort,
    open: parameters.get('open') ?? undefined,
  };
}

/** The address of a state; what equals the default is left out, so that equal states have equal addresses. */
export function listPath(state: Partial<ListState>): string {
  const { query, window, projects, sort, open } = { ...DEFAULT_LIST_STATE, ...state };
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('query', query);
  putWindow(parameters, window);
  for (const project of projects) parameters.append('project', project);
  if (sort !== DEFAULT_LIST_STATE.sort) parameters.set('sort', sort);
  if (open !== undefined) parameters.set('open', open);
  const text = parameters.toString();
  return text === '' ? '/' : `/?${text}`;
}
