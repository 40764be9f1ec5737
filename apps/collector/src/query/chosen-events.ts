import type { Project, ProjectDirectory } from '../projects/project-directory';
import type { EventListQuery } from '../store/event-list-query';
import type { EventReader } from '../store/event-reader';
import { parseSearch } from './search/parse-search';
import type { Surroundings } from './search/surroundings';
import type { TimeWindow } from './time-window';

/** What a question is answered from: the store, and the projects that its reader may see. */
export interface QuestionSources {
  reader: EventReader;
  projects: ProjectDirectory;
  visible: readonly Project[];
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
  { visible, ...surroundings }: Surroundings & { visible: readonly Project[] },
): ChosenEvents {
  return {
    projectIds: chosenProjects(parameters.getAll('project'), visible, surroundings.projects),
    from,
    ...(until === undefined ? {} : { until }),
    windowSeconds: seconds,
    ...parseSearch(parameters.get('query') ?? DEFAULT_SEARCH, surroundings),
  };
}

/** The projects asked for, of those that the reader may see; a name that is not among them finds nothing. */
export function chosenProjects(
  names: readonly string[],
  visible: readonly Project[],
  projects: ProjectDirectory,
): number[] {
  const chosen = names.flatMap((name) => projects.named(name) ?? []);
  return visible.filter((project) => names.length === 0 || chosen.includes(project)).map(({ id }) => id);
}
