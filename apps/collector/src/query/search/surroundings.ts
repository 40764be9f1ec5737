import type { ProjectDirectory } from '../../projects/project-directory';

/** What a question means depends on when and among which projects it is asked. */
export interface Surroundings {
  projects: ProjectDirectory;
  /** Seconds since the epoch; relative times count back from it. */
  now: number;
}
