import { ProjectDirectory } from '../projects/project-directory';
import type { Reader } from './readers/reader';

/**
 * The one place that decides what a reader may see: the projects that the reader's grants name. Everything that is
 * answered is made of this directory, and in it the other projects do not exist.
 */
export function visibleProjects(
  { grants }: Pick<Reader, 'grants'>,
  projects: ProjectDirectory,
): ProjectDirectory {
  if (grants === '*') return projects;
  return new ProjectDirectory(projects.all.filter(({ slug }) => grants.includes(slug)));
}
