import type { AllowedOrigins } from '../ingest/origins/allowed-origins';

/** One project: what a service reports to. `key` can only write. */
export interface Project {
  id: number;
  slug: string;
  key: string;
  /** The pages that may send to it; all of them, unless they are named. */
  origins?: AllowedOrigins;
}

/** The projects of this collector, in order. */
export class ProjectDirectory {
  readonly #byId: ReadonlyMap<number, Project>;
  readonly #byKey: ReadonlyMap<string, Project>;

  constructor(readonly all: readonly Project[]) {
    this.#byId = new Map(all.map((project) => [project.id, project]));
    this.#byKey = new Map(all.map((project) => [project.key, project]));
  }

  byId(id: number): Project | undefined {
    return this.#byId.get(id);
  }

  /** The project that a key can write to; keys are unique. */
  byKey(key: string): Project | undefined {
    return this.#byKey.get(key);
  }

  /** A project by its slug or its id, as people write both. */
  named(name: string): Project | undefined {
    return this.all.find(({ id, slug }) => slug === name || String(id) === name);
  }
}

/** The DSN under which a service reports to a project of the collector at `baseUrl`. */
export function dsnOf(project: Project, baseUrl: string): string {
  const url = new URL(baseUrl);
  url.username = project.key;
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${project.id}`;
  return url.href;
}
