import { useProjects } from '../../collector/use-projects';

/** Those of some projects, as an address names them, that are none that this reader may view; none until that is known. */
export function useUnknownProjects(chosen: readonly string[]): string[] {
  const projects = useProjects();
  if (projects.length === 0) return [];
  const known = new Set(projects.flatMap(({ id, slug }) => [id, slug]));
  return chosen.filter((project) => !known.has(project));
}
