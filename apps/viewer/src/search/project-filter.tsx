import { useProjects } from '../collector/use-projects';
import { ServiceChip } from '../design/service-chip';

interface ProjectFilterProps {
  /** Slugs; none means all. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** One switch per project; with none pressed the list shows all. */
export function ProjectFilter({ chosen, onChange }: ProjectFilterProps) {
  const projects = useProjects();
  const toggle = (slug: string) =>
    onChange(chosen.includes(slug) ? chosen.filter((other) => other !== slug) : [...chosen, slug]);
  return (
    <div className="project-filter" role="group" aria-label="Projects">
      <button
        type="button"
        className="project-filter__choice"
        aria-pressed={chosen.length === 0}
        onClick={() => onChange([])}
      >
        All projects
      </button>
      {projects.map(({ slug }) => (
        <button
          key={slug}
          type="button"
          className="project-filter__choice"
          aria-pressed={chosen.includes(slug)}
          onClick={() => toggle(slug)}
        >
          <ServiceChip project={slug} />
        </button>
      ))}
    </div>
  );
}
