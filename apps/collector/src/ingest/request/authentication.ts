import type { IncomingMessage } from 'node:http';
import { parseDsn } from '@clew/tracing/core';
import { isToken } from '../../access/readers/reader-token';
import type { Project, ProjectDirectory } from '../../projects/project-directory';
import { IngestError } from './ingest-error';
import { INGEST_LIMITS } from '../limits';

const NEWEST_PROTOCOL = 7;

interface Credential {
  key: string;
  version: string | undefined;
}

/**
 * The public key that a request carries in its header or its query (`X-Sentry-Auth: Sentry sentry_key=...` or
 * `?sentry_key=...`); undefined when it carries none. Copies that agree are one credential; copies that differ are 401.
 */
export function requestKey(request: IncomingMessage, query: URLSearchParams): string | undefined {
  const credentials = [
    headerCredential(request.headers['x-sentry-auth']),
    headerCredential(request.headers.authorization),
    queryCredential(query),
  ].filter((credential) => credential !== undefined);
  for (const { key, version } of credentials) {
    if (version !== undefined && !(Number(version) <= NEWEST_PROTOCOL)) {
      throw new IngestError(400, 'unsupported protocol version');
    }
    if (key !== credentials[0]?.key) throw new IngestError(401, 'multiple authorization payloads');
  }
  return credentials[0]?.key;
}

/** What a request says of where it belongs: the project of its path and its key, both undefined if it names none. */
export interface Addressee {
  projectId: number | undefined;
  key: string | undefined;
}

/**
 * The project that an envelope's own `dsn` and the request's path and key all allow to write to. Either key is enough,
 * and a tunnel's path names no project; a `dsn` of another key or project is 400, no key at all, or no project, 401, a
 * key that does not open the project 403.
 */
export function authenticate(
  directory: ProjectDirectory,
  { projectId, key, dsn }: Addressee & { dsn: unknown },
): Project {
  const named = dsn === undefined ? undefined : dsnOf(dsn);
  if (named !== undefined) {
    const sameKey = key === undefined || key === named.publicKey;
    const sameProject = projectId === undefined || projectId === named.projectId;
    if (!sameKey || !sameProject) throw new IngestError(400, 'header mismatch');
  }
  const publicKey = key ?? named?.publicKey;
  const project = projectId ?? named?.projectId;
  if (publicKey === undefined || project === undefined) {
    throw new IngestError(401, 'missing authorization information');
  }
  return authorize(directory, project, publicKey);
}

/** The number that a path or a DSN names a project by; undefined for anything else, such as `01`. */
export function projectIdOf(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** An unknown project and a wrong key get the same answer, so that nobody can list projects. */
export function authorize(directory: ProjectDirectory, projectId: number, key: string): Project {
  if (isToken(key)) throw new IngestError(401, 'a token for reading cannot write');
  if (!/^\w+$/.test(key)) throw new IngestError(400, 'bad sentry DSN public key');
  const project = directory.byId(projectId);
  if (project === undefined || project.key !== key) {
    throw new IngestError(403, 'event submission rejected', { causes: ['project and key do not match'] });
  }
  return project;
}

function headerCredential(header: string | string[] | undefined): Credential | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || header.length > INGEST_LIMITS.authHeaderLength) throw badHeader();
  const [, pairs] = /^sentry[ ,]+(.*)$/i.exec(header.trim()) ?? [];
  if (pairs === undefined) throw badHeader();
  const values = new Map<string, string>();
  for (const pair of pairs.split(',')) {
    const equals = pair.indexOf('=');
    if (equals > 0) values.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
  }
  const key = values.get('sentry_key');
  if (!key) throw badHeader();
  return { key, version: values.get('sentry_version') };
}

function queryCredential(query: URLSearchParams): Credential | undefined {
  const keys = query.getAll('sentry_key');
  if (keys.length === 0) return undefined;
  if (new Set(keys).size > 1) throw new IngestError(401, 'multiple authorization payloads');
  return { key: keys[0] ?? '', version: query.get('sentry_version') ?? undefined };
}

function dsnOf(dsn: unknown): { publicKey: string; projectId: number } {
  try {
    const { publicKey, projectId } = parseDsn(String(dsn));
    const project = projectIdOf(projectId);
    if (project !== undefined) return { publicKey, projectId: project };
  } catch {
    // Answered below.
  }
  throw new IngestError(400, 'invalid envelope header', { causes: ['dsn'] });
}

function badHeader(): IngestError {
  return new IngestError(401, 'bad x-sentry-auth header');
}
