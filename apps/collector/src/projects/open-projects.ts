import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError } from '@clew/service-host';
import { z } from 'zod';
import { ProjectDirectory, type Project } from './project-directory';

const DEFAULT_SLUGS = ['web', 'api', 'worker', 'scheduler', 'db-service', 'cache-service'];
const KEYS_FILE = 'keys.json';
const KEYS = z.record(z.string(), z.string().regex(/^\w+$/));

/**
 * The projects that `configured` (CLEW_PROJECTS) names, or the six of the demo shop. A project without a key of its
 * own in the configuration gets one on first use; it is kept in `directory`, readable by this user only.
 */
export function openProjects(directory: string, configured: string | undefined): ProjectDirectory {
  const entries =
    configured === undefined ? DEFAULT_SLUGS.map((slug) => ({ slug })) : parseProjects(configured);
  const file = path.join(directory, KEYS_FILE);
  const kept = readKeys(file, directory);
  const projects = entries.map(({ slug, key }: { slug: string; key?: string }, index): Project => ({
    id: index + 1,
    slug,
    key: key ?? kept[slug] ?? randomBytes(16).toString('hex'),
  }));
  const minted = entries.some(({ slug, key }: { slug: string; key?: string }) => !key && !kept[slug]);
  if (minted)
    writeKeys(file, { ...kept, ...Object.fromEntries(projects.map(({ slug, key }) => [slug, key])) });
  return new ProjectDirectory(projects);
}

/** `web:<key>,api:<key>` in the order of the project ids; a key may be left out. */
export function parseProjects(configured: string): { slug: string; key?: string }[] {
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
  return entries;
}

function readKeys(file: string, directory: string): Record<string, string> {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return KEYS.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && !isBelowFile(error)) return {};
    const problem = code === undefined ? `${file} is damaged: mend or remove it` : cannotUse(directory, code);
    throw new ConfigurationError(problem);
  }
}

/** Written beside and renamed, so that a crash leaves the old keys or the new ones, never half a file. */
function writeKeys(file: string, keys: Record<string, string>): void {
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (error) {
    throw new ConfigurationError(
      cannotUse(path.dirname(file), (error as NodeJS.ErrnoException).code ?? 'unknown'),
    );
  }
}

function cannotUse(directory: string, code: string): string {
  return `data directory ${directory} cannot be used: set CLEW_DATA_DIR (or --data) to another directory (${code})`;
}

/** Making a directory where there can be none also fails with ENOENT (below /proc, for one). */
function isBelowFile(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall === 'mkdir';
}
