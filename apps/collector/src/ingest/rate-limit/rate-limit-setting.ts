import { ConfigurationError, type Setting } from '@clew/service-host';
import type { ProjectDirectory } from '../../projects/project-directory';

const DEFAULT_RATE = 1_000;
const HIGHEST_RATE = 1_000_000;

/** Events a second; undefined is without a limit. */
type Rate = number | undefined;

/** What each key may send: the rate of every project, and those that differ by the project's name. */
export interface RateSettings {
  everywhere: Rate;
  byProject: ReadonlyMap<string, Rate>;
}

/** `1000`, `off` (or 0), and for some projects another one: `1000,web=200,worker=off`. */
export function rateLimit(variable: string): Setting<RateSettings> {
  return {
    variable,
    parse(value = '') {
      let everywhere: Rate = DEFAULT_RATE;
      const byProject = new Map<string, Rate>();
      for (const [index, entry] of value.split(',').entries()) {
        const [, slug, rate = ''] = /^(?:([a-z0-9][a-z0-9-]*)=)?(\d+|off)$/.exec(entry.trim()) ?? [];
        const isUsable = Number(rate) <= HIGHEST_RATE || rate === 'off';
        if (value === '') continue;
        if (rate === '' || !isUsable || (slug === undefined && index > 0)) throw unusable(variable);
        if (slug === undefined) everywhere = rateOf(rate);
        else byProject.set(slug, rateOf(rate));
      }
      return { everywhere, byProject };
    },
  };
}

/** The rate of a project by its id. Throws a `ConfigurationError` for a rate of a project that there is not. */
export function ratesOf(
  { everywhere, byProject }: RateSettings,
  projects: ProjectDirectory,
): (projectId: number) => Rate {
  const unknown = [...byProject.keys()].find(
    (slug) => !projects.all.some((project) => project.slug === slug),
  );
  if (unknown !== undefined) {
    throw new ConfigurationError(`CLEW_RATE_LIMIT names ${unknown}, which is no project: see CLEW_PROJECTS`);
  }
  return (projectId) => {
    const slug = projects.byId(projectId)?.slug ?? '';
    return byProject.has(slug) ? byProject.get(slug) : everywhere;
  };
}

function rateOf(text: string): Rate {
  return text === 'off' || Number(text) === 0 ? undefined : Number(text);
}

function unusable(variable: string): ConfigurationError {
  return new ConfigurationError(
    `${variable} must be events a second of each key, up to ${HIGHEST_RATE}, or off, such as 1000 or 1000,web=200,worker=off`,
  );
}
