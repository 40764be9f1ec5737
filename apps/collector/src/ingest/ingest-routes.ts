import { Router, type NextFunction, type Request, type Response } from 'express';
import { EnvelopeSyntaxError, parseEnvelope } from '@clew/tracing/core';
import { logLine } from '@clew/service-host';
import type { ProjectDirectory } from '../projects/project-directory';
import { acceptItems, assertWithinLimits, type Acceptance, type IngestDependencies } from './accept-items';
import { authenticate, authorize, requestKey } from './request/authentication';
import { IngestError } from './request/ingest-error';
import { hexIdOf } from './event/json-values';
import { INGEST_LIMITS } from './limits';
import type { DropReason } from './outcomes';
import { readBody } from './request/read-body';

const RESPONSE_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-sentry-error, x-sentry-rate-limits, retry-after, x-clew-batch',
  'cross-origin-resource-policy': 'cross-origin',
  // Official servers take one event per envelope; a client that knows this header may send as many items.
  'x-clew-batch': String(INGEST_LIMITS.envelopeItems),
};

const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers':
    'x-sentry-auth, x-requested-with, x-forwarded-for, origin, referer, accept, content-type, authentication, authorization, content-encoding, transfer-encoding',
  'access-control-max-age': '3600',
};

interface IngestRequest {
  projectId: number;
  key: string | undefined;
  body: Buffer;
}

/**
 * `POST /api/<project>/envelope/` and `/store/`: what every Sentry SDK speaks. Answers `{"id"}` after the event is
 * durable, `{"detail", "causes"}` with `X-Sentry-Error` when the request is refused. Open to every origin: a key can
 * only write.
 */
export function ingestRoutes(directory: ProjectDirectory, dependencies: IngestDependencies): Router {
  const router = Router();
  const endpoints = [
    ['/api/:project/envelope', acceptEnvelope],
    ['/api/:project/store', acceptStore],
  ] as const;
  for (const [path, accept] of endpoints) {
    router.all(path, async function ingest(request: Request, response: Response) {
      response.set(RESPONSE_HEADERS);
      if (request.method === 'OPTIONS') return void response.set(PREFLIGHT_HEADERS).status(204).end();
      if (request.method !== 'POST') {
        response.set('allow', 'POST, OPTIONS');
        throw new IngestError(405, 'method not allowed');
      }
      const acceptance = await withCounting(request, {
        directory,
        dependencies,
        accept: formOf(request, accept),
      });
      if (acceptance !== undefined) response.json(acceptance);
    });
  }
  router.use(refuse);
  return router;
}

/** Some clients send envelopes to the older endpoint; only there does the content type say anything. */
function formOf(request: Request, accept: typeof acceptEnvelope): typeof acceptEnvelope {
  return request.get('content-type') === 'application/x-sentry-envelope' ? acceptEnvelope : accept;
}

interface Endpoint {
  directory: ProjectDirectory;
  dependencies: IngestDependencies;
  accept: typeof acceptEnvelope;
}

/** A refusal is counted for its project as soon as the key has shown that the project is the sender's. */
async function withCounting(request: Request, endpoint: Endpoint): Promise<Acceptance | undefined> {
  const projectId = projectIdOf(String(request.params['project']));
  const key = requestKey(request, new URLSearchParams(request.url.split('?')[1] ?? ''));
  if (key !== undefined) authorize(endpoint.directory, projectId, key);
  try {
    const body = await readBody(request);
    if (body !== undefined) return await endpoint.accept({ projectId, key, body }, endpoint);
    if (key !== undefined) endpoint.dependencies.outcomes.drop(projectId, 'aborted');
    return undefined;
  } catch (error) {
    const reason = error instanceof IngestError ? error.options.reason : undefined;
    if (key !== undefined && reason !== undefined) {
      endpoint.dependencies.outcomes.drop(projectId, reason as DropReason);
    }
    throw error;
  }
}

async function acceptEnvelope(
  { projectId, key, body }: IngestRequest,
  { directory, dependencies }: Endpoint,
): Promise<Acceptance> {
  const { headers, items } = envelopeOf(body);
  const project = authenticate(directory, { projectId, key, dsn: headers['dsn'] });
  const eventId = headers['event_id'] === undefined ? undefined : hexIdOf(headers['event_id'], 32);
  if (headers['event_id'] !== undefined && eventId === undefined) {
    throw new IngestError(400, 'invalid envelope header', {
      causes: ['event_id'],
      reason: 'invalid_envelope',
    });
  }
  assertWithinLimits(items);
  if (items.length === 0) dependencies.outcomes.drop(projectId, 'empty_envelope');
  const offered = items.map(({ headers: { type, report_id: reportId, trace }, payload }) => ({
    type: type === 'store' ? '' : type,
    payload,
    reportId,
    samplingContext: trace ?? headers['trace'],
  }));
  return acceptItems(offered, { project, envelopeId: eventId }, dependencies);
}

async function acceptStore(
  { projectId, key, body }: IngestRequest,
  { directory, dependencies }: Endpoint,
): Promise<Acceptance> {
  const project = authenticate(directory, { projectId, key, dsn: undefined });
  if (body.length === 0) throw new IngestError(400, 'empty request body', { reason: 'invalid_json' });
  if (body.length > INGEST_LIMITS.eventBytes)
    throw new IngestError(413, 'event too large', { reason: 'too_large' });
  const acceptance = await acceptItems(
    [{ type: 'store', payload: body }],
    { project, envelopeId: undefined },
    dependencies,
  );
  if (acceptance.rejected?.[0]?.reason === 'invalid_json') throw new IngestError(400, 'invalid event json');
  return acceptance;
}

function envelopeOf(body: Buffer): ReturnType<typeof parseEnvelope> {
  try {
    return parseEnvelope(body);
  } catch (error) {
    if (!(error instanceof EnvelopeSyntaxError)) throw error;
    throw new IngestError(400, error.message, { reason: 'invalid_envelope' });
  }
}

function projectIdOf(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new IngestError(400, 'bad project path');
  return Number(text);
}

function refuse(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(error);
  const known = error instanceof IngestError ? error : undecodable(error);
  if (known === undefined) logLine('collector', { path: request.path, error: String(error) });
  const { status, detail, options } = known ?? new IngestError(500, 'internal error');
  if (options.retryAfterSeconds !== undefined) response.set('retry-after', String(options.retryAfterSeconds));
  // What is left of the body is not worth reading.
  if (!request.complete) response.set('connection', 'close');
  response.set('x-sentry-error', detail).status(status);
  response.json({ detail, causes: options.causes ?? [] });
}

/** Express could not decode the path. */
function undecodable(error: unknown): IngestError | undefined {
  return error instanceof URIError ? new IngestError(400, 'bad project path') : undefined;
}
