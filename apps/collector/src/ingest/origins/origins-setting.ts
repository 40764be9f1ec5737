import { ConfigurationError, type Setting } from '@clew/service-host';
import { ProjectDirectory } from '../../projects/project-directory';
import { AllowedOrigins } from './allowed-origins';

/** By the project's name; a project that is not named takes events from pages of every origin. */
type OriginsByProject = ReadonlyMap<string, AllowedOrigins>;

/** `web=https://shop.example|https://*.example,admin=http://localhost:3000` */
export function allowedOrigins(variable: string): Setting<OriginsByProject> {
  return {
    variable,
    parse(value) {
      const entries = value === undefined ? [] : value.split(',').map((entry) => entry.trim());
      const parsed = entries.map((entry) => parseEntry(entry, variable));
      const slugs = parsed.map(([slug]) => slug);
      const twice = slugs.find((slug, index) => slugs.indexOf(slug) < index);
      if (twice === undefined) return new Map(parsed);
      throw new ConfigurationError(
        `${variable} names ${twice} twice: list all of its origins in one entry, with |`,
      );
    },
  };
}

/** The projects with the origins they are open to. Throws a `ConfigurationError` for a project that there is not. */
export function withOrigins(projects: ProjectDirectory, origins: OriginsByProject): ProjectDirectory {
  const unknown = [...origins.keys()].find((slug) => !projects.all.some((project) => project.slug === slug));
  if (unknown !== undefined) {
    throw new ConfigurationError(`CLEW_ORIGINS names ${unknown}, which is no project: see CLEW_PROJECTS`);
  }
  return new ProjectDirectory(
    projects.all.map((project) => {
      const own = origins.get(project.slug);
      return own === undefined ? project : { ...project, origins: own };
    }),
  );
}

function parseEntry(entry: string, variable: string): [slug: string, origins: AllowedOrigins] {
  const [, slug, list] = /^([a-z0-9][a-z0-9-]*)=(.+)$/.exec(entry) ?? [];
  try {
    if (slug !== undefined && list !== undefined) return [slug, new AllowedOrigins(list.split('|'))];
  } catch {
    // Answered below.
  }
  throw new ConfigurationError(
    `${variable} must be a list such as web=https://shop.example|https://*.example,admin=http://localhost:3000: origins without a path`,
  );
}
