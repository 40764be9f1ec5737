import type { IncomingMessage } from 'node:http';
import { parseDsn } from '@clew/tracing/core';
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

/**
 * The project that an envelope's own `dsn` and the request's key both allow to write to. One of the two is enough; a
 * `dsn` of another key or project is 400, no key at all 401, a key that does not open the project 403.
 */
export function authenticate(
  directory: ProjectDirectory,
  { projectId, key, dsn }: { projectId: number; key: string | undefined; dsn: unknown },
): Project {
  const named = dsn === undefined ? undefined : dsnOf(dsn);
  if (named !== undefined) {
    const sameKey = key === undefined || key === named.publicKey;
    if (!sameKey || named.projectId !== String(projectId)) throw new IngestError(400, 'header mismatch');
  }
  const publicKey = key ?? named?.publicKey;
  if (publicKey === undefined) throw new IngestError(401, 'missing authorization information');
  return authorize(directory, projectId, publicKey);
}

/** An unknown project and a wrong key get the same answer, so that nobody can list projects. */
export function authorize(directory: ProjectDirectory, projectId: number, key: string): Project {
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

function dsnOf(dsn: unknown): { publicKey: string; projectId: string } {
  try {
    return parseDsn(String(dsn));
  } catch {
    throw new IngestError(400, 'invalid envelope header', { causes: ['dsn'] });
  }
}

function badHeader(): IngestError {
  return new IngestError(401, 'bad x-sentry-auth header');
}
