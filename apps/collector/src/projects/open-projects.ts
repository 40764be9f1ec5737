import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError } from '@clew/service-host';
import { ProjectDirectory, type Project } from './project-directory';

const DEFAULT_SLUGS = ['web', 'api', 'worker', 'scheduler', 'db-service', 'cache-service'];
const KEYS_FILE = 'keys.json';

interface ProjectEntry {
  slug: string;
  key?: string;
}

/**
 * The projects that `configured` (CLEW_PROJECTS) names, or the six of the demo shop. A project without a key of its
 * own in the configuration gets one on first use; it is kept in `directory`, readable by this user only. Without a
 * directory, where several collectors know the same projects, each must have its key.
 */
export function openProjects(
  directory: string | undefined,
  configured: string | undefined,
): ProjectDirectory {
  const entries = entriesOf(configured);
  return directory === undefined ? withTheirKeys(entries) : withKeysOf(directory, entries);
}

function withTheirKeys(entries: readonly ProjectEntry[]): ProjectDirectory {
  const projects = entries.map(({ slug, key }, index): Project => {
    if (key === undefined) {
      throw new ConfigurationError(
        `CLEW_PROJECTS must give each project its key (${slug} has none): with this CLEW_STORE, other collectors have to know them too`,
      );
    }
    return { id: index + 1, slug, key };
  });
  return new ProjectDirectory(projects);
}

function withKeysOf(directory: string, entries: readonly ProjectEntry[]): ProjectDirectory {
  const file = path.join(directory, KEYS_FILE);
  const kept = readKeys(file, directory);
  const projects = entries.map(({ slug, key }, index): Project => ({
    id: index + 1,
    slug,
    key: key ?? kept.get(slug) ?? randomBytes(16).toString('hex'),
  }));
  if (entries.some(({ slug, key }) => key === undefined && !kept.has(slug))) {
    writeKeys(file, new Map([...kept, ...projects.map(({ slug, key }): [string, string] => [slug, key])]));
  }
  return new ProjectDirectory(projects);
}

/** The names of the projects that `configured` (CLEW_PROJECTS) stands for, in the order of their ids. */
export function configuredSlugs(configured: string | undefined): string[] {
  return entriesOf(configured).map(({ slug }) => slug);
}

function entriesOf(configured: string | undefined): ProjectEntry[] {
  return configured === undefined ? DEFAULT_SLUGS.map((slug) => ({ slug })) : parseProjects(configured);
}

/** `web:<key>,api:<key>` in the order of the project ids; a key may be left out. */
function parseProjects(configured: string): ProjectEntry[] {
  const entries = configured.split(',').map((entry) => {
    const [, slug, key] = /^([a-z0-9][a-z0-9-]*)(?::(\w+))?$/.exec(entry.trim()) ?? [];
    if (slug === undefined) {
      throw new ConfigurationError(
        'CLEW_PROJECTS must be a list such as web:<32 hex digits>,api:<32 hex digits>: names of a-z, 0-9 and -',
      );
    }
    return key === undefined ? { slug } : { slug, key };
  });
  const repeated = entries.find(
    ({ slug }, index) => entries.findIndex((other) => other.slug === slug) !== index,
  );
  if (repeated !== undefined) throw new ConfigurationError(`CLEW_PROJECTS names ${repeated.slug} twice`);
  const shared = entries.find(
    ({ key }, index) => key !== undefined && entries.findIndex((other) => other.key === key) !== index,
  );
  if (shared !== undefined) {
    throw new ConfigurationError(
      `CLEW_PROJECTS gives ${shared.slug} the key of another project: each needs its own`,
    );
  }
  return entries;
}

function readKeys(file: string, directory: string): Map<string, string> {
  try {
    return existsSync(file) ? parseKeys(readFileSync(file, 'utf8')) : new Map<string, string>();
  } catch (error) {
    if (error instanceof SyntaxError) throw new ConfigurationError(`${file} is damaged: mend or remove it`);
    throw cannotUse(directory, error);
  }
}

function parseKeys(text: string): Map<string, string> {
  const keys: unknown = JSON.parse(text);
  const entries = typeof keys === 'object' && keys !== null ? Object.entries(keys) : [];
  const isKey = (key: unknown): boolean => typeof key === 'string' && /^\w+$/.test(key);
  if (entries.length === 0 || !entries.every(([, key]) => isKey(key)))
    throw new SyntaxError('not a table of keys');
  return new Map(entries as [string, string][]);
}

/** Written beside and renamed, so that a crash leaves the old keys or the new ones, never half a file. */
function writeKeys(file: string, keys: ReadonlyMap<string, string>): void {
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(Object.fromEntries(keys), null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw cannotUse(path.dirname(file), error);
  }
}

function cannotUse(directory: string, error: unknown): ConfigurationError {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return new ConfigurationError(
    `data directory ${directory} cannot be used: set CLEW_DATA_DIR (or --data) to another directory (${code})`,
  );
}
