import { useProjectSlugs } from '../collector/use-projects';
import { traceIdIn } from '../search/search-condition';
import { usePlan } from '../sign-in/plan/use-plan';
import type { ListState } from './list-state';

/** The projects that a list is about, and how others are chosen. */
interface ShownProjects {
  projects: string[];
  choose: (chosen: string[]) => string[];
}

/**
 * Those that the address names, except that on the text's Team plan a search by trace is always about one project: the
 * first that is named, or that there is; `undefined` until that is known.
 */
export function useShownProjects({ query, projects }: ListState): ShownProjects | undefined {
  const [first] = useProjectSlugs();
  const isTeam = usePlan() === 'team';
  if (!isTeam || traceIdIn(query) === undefined) return { projects, choose: (chosen) => chosen };
  const shown = projects[0] ?? first;
  return shown === undefined ? undefined : { projects: [shown], choose: (chosen) => chosen.slice(-1) };
}
