import type { Grants } from './reader';

/** A reader as the readers file has it. */
export interface ReaderEntry {
  name: string;
  grants: Grants;
  /** SHA-256 of the token, in hex; the token itself is nowhere. */
  tokenDigest: string;
  created: string;
  /** RFC 3339; null for a token that is good until it is revoked. */
  expires: string | null;
}

const NAME = /^[A-Za-z0-9][\w.@-]{0,63}$/;
const SLUG = /^[a-z0-9][a-z0-9-]*$/;
const DIGEST = /^[0-9a-f]{64}$/;

/** Whether a reader may have that name. */
export function isReaderName(text: string): boolean {
  return NAME.test(text);
}

/** Reads `*` or `web,api`; undefined for anything else. */
export function parseGrants(text: string): Grants | undefined {
  if (text.trim() === '*') return '*';
  const slugs = text.split(',').map((slug) => slug.trim());
  return slugs.every((slug) => SLUG.test(slug)) ? [...new Set(slugs)] : undefined;
}

/** The text of a readers file. */
export function formatReaders(entries: readonly ReaderEntry[]): string {
  const readers = entries.map(({ name, grants, tokenDigest, created, expires }) => ({
    name,
    projects: grants,
    token_sha256: tokenDigest,
    created,
    expires,
  }));
  return `${JSON.stringify({ readers }, null, 2)}\n`;
}

/** Reads what `formatReaders` wrote; undefined when the text is anything else. */
export function parseReaders(text: string): ReaderEntry[] | undefined {
  const readers = (parsed(text) as { readers?: unknown } | null | undefined)?.readers;
  if (!Array.isArray(readers)) return undefined;
  const entries = readers.map(entryOf);
  if (!entries.every((entry) => entry !== undefined)) return undefined;
  const isOnlyOne = (values: string[]): boolean => new Set(values).size === values.length;
  const areDistinct =
    isOnlyOne(entries.map(({ name }) => name)) && isOnlyOne(entries.map(({ tokenDigest }) => tokenDigest));
  return areDistinct ? entries : undefined;
}

function entryOf(value: unknown): ReaderEntry | undefined {
  const { name, projects, token_sha256, created, expires } = (value ?? {}) as Record<string, unknown>;
  const grants = grantsOf(projects);
  const isWhole =
    typeof name === 'string' &&
    isReaderName(name) &&
    grants !== undefined &&
    typeof token_sha256 === 'string' &&
    DIGEST.test(token_sha256) &&
    isTime(created) &&
    (expires === null || expires === undefined || isTime(expires));
  return isWhole ? { name, grants, tokenDigest: token_sha256, created, expires: expires ?? null } : undefined;
}

function grantsOf(projects: unknown): Grants | undefined {
  if (projects === '*') return projects;
  const areSlugs =
    Array.isArray(projects) && projects.every((slug) => typeof slug === 'string' && SLUG.test(slug));
  return areSlugs ? (projects as string[]) : undefined;
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && Number.isFinite(Date.parse(value));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
