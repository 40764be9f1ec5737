import { serviceColour } from './colours/service-colour';
import { StoredText } from './stored-text';
import { useProjectSlugs } from '../collector/use-projects';

/** A service's name behind its colour. */
export function ServiceChip({ project }: { project: string }) {
  const colour = serviceColour(project, useProjectSlugs());
  return (
    <span className={`chip ${colour}`}>
      <span className="chip__dot" aria-hidden="true" />
      <StoredText>{project}</StoredText>
    </span>
  );
}
