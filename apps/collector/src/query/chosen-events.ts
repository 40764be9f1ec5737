import type { ProjectDirectory } from '../projects/project-directory';
import type { EventListQuery } from '../store/questions/event-list-query';
import type { EventReader } from '../store/event-reader';
import { parseSearch } from './search/parse-search';
import type { Surroundings } from './search/surroundings';
import type { TimeWindow } from './time-window';

/** What a question is answered from. */
export interface QuestionSources {
  reader: EventReader;
  /** Those that whoever asks may see; no other exists here. */
  projects: ProjectDirectory;
  /** Who asks, and what of: only they go on from their cursors. */
  asker: string;
  /** Seconds since the epoch. */
  now: number;
}

/** Which events a question is about. */
export type ChosenEvents = Pick<
  EventListQuery,
  'projectIds' | 'from' | 'until' | 'windowSeconds' | 'condition' | 'groupCondition'
>;

const DEFAULT_SEARCH = 'event.type:transaction';

/** Reads `project` (repeated, id or slug) and `query`; throws a `QueryError` that names the parameter. */
export function chosenEvents(
  parameters: URLSearchParams,
  { from, until, seconds }: TimeWindow,
  surroundings: Surroundings,
): ChosenEvents {
  return {
    projectIds: chosenProjects(parameters.getAll('project'), surroundings.projects),
    from,
    ...(until === undefined ? {} : { until }),
    windowSeconds: seconds,
    ...parseSearch(parameters.get('query') ?? DEFAULT_SEARCH, surroundings),
  };
}

/** The projects asked for, of those that there are; a name that is not among them finds nothing. */
export function chosenProjects(names: readonly string[], projects: ProjectDirectory): number[] {
  const chosen = names.flatMap((name) => projects.named(name) ?? []);
  return projects.all.filter((project) => names.length === 0 || chosen.includes(project)).map(({ id }) => id);
}
