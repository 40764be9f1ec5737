import { EnvelopeSyntaxError, parseEnvelope, type Envelope } from '@clew/tracing/core';
import type { Project, ProjectDirectory } from '../projects/project-directory';
import { acceptItems, assertWithinLimits, type Accepted } from './accept-items';
import { hexIdOf } from './payload/json-values';
import { INGEST_LIMITS } from './limits';
import type { DropReason } from './outcomes';
import { authenticate, type Addressee } from './request/authentication';
import { IngestError } from './request/ingest-error';
import type { IngestDependencies } from './store-records';

/** What the endpoints work with beside the request. */
export interface IngestContext {
  directory: ProjectDirectory;
  dependencies: IngestDependencies;
}

/** A request whose body has been read. */
export interface ReadRequest {
  addressee: Addressee;
  body: Buffer;
  /** Throws an `IngestError` when the project does not take anything from the page that sends. */
  assertOpen: (project: Project) => void;
}

/** Stores what an envelope holds, for the project that the request and the envelope's `dsn` name. */
export async function acceptEnvelope(request: ReadRequest, context: IngestContext): Promise<Accepted> {
  const envelope = envelopeOf(request.body);
  const { addressee } = request;
  const project = authenticate(context.directory, { ...addressee, dsn: envelope.headers['dsn'] });
  const store = async () => {
    request.assertOpen(project);
    return storeEnvelope(envelope, project, context.dependencies);
  };
  // Where the request itself names a project and a key, a refusal is counted already.
  const isCounted = addressee.key !== undefined && addressee.projectId !== undefined;
  return isCounted ? store() : countRefusals(project.id, context, store);
}

/** Stores the one event that a body of the older endpoint is. */
export async function acceptStore(
  { addressee, body, assertOpen }: ReadRequest,
  { directory, dependencies }: IngestContext,
): Promise<Accepted> {
  const project = authenticate(directory, { ...addressee, dsn: undefined });
  assertOpen(project);
  if (body.length === 0) throw new IngestError(400, 'empty request body', { reason: 'invalid_json' });
  if (body.length > INGEST_LIMITS.eventBytes)
    throw new IngestError(413, 'event too large', { reason: 'too_large' });
  const accepted = await acceptItems(
    [{ type: 'store', payload: body }],
    { project, envelopeId: undefined },
    dependencies,
  );
  if (accepted.body.rejected?.[0]?.reason === 'invalid_json')
    throw new IngestError(400, 'invalid event json');
  return accepted;
}

/** Counts what `work` refuses for a project that is known to be the sender's. */
export async function countRefusals<T>(
  projectId: number,
  { dependencies: { outcomes } }: IngestContext,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof IngestError ? error.options.reason : undefined;
    if (reason !== undefined) outcomes.drop(projectId, reason as DropReason);
    throw error;
  }
}

async function storeEnvelope(
  { headers, items }: Envelope,
  project: Project,
  dependencies: IngestDependencies,
): Promise<Accepted> {
  const eventId = headers['event_id'] === undefined ? undefined : hexIdOf(headers['event_id'], 32);
  if (headers['event_id'] !== undefined && eventId === undefined) {
    throw new IngestError(400, 'invalid envelope header', {
      causes: ['event_id'],
      reason: 'invalid_envelope',
    });
  }
  assertWithinLimits(items);
  if (items.length === 0) dependencies.outcomes.drop(project.id, 'empty_envelope');
  const offered = items.map(({ headers: itemHeaders, payload }) => ({
    type: itemHeaders.type === 'store' ? '' : itemHeaders.type,
    payload,
    headers: itemHeaders,
    samplingContext: itemHeaders['trace'] ?? headers['trace'],
  }));
  return acceptItems(offered, { project, envelopeId: eventId }, dependencies);
}

function envelopeOf(body: Buffer): Envelope {
  try {
    return parseEnvelope(body);
  } catch (error) {
    if (!(error instanceof EnvelopeSyntaxError)) throw error;
    throw new IngestError(400, error.message, { reason: 'invalid_envelope' });
  }
}
