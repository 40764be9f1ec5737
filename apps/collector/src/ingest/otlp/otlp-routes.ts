import { Router, type Request, type Response } from 'express';
import type { Project, ProjectDirectory } from '../../projects/project-directory';
import { countRefusals } from '../accept-body';
import { authorize, projectIdOf, requestKey } from '../request/authentication';
import { beginRefusal } from '../request/begin-refusal';
import { assertOrigin, assertPost, isPreflight, type Exchange } from '../request/cross-origin';
import { IngestError } from '../request/ingest-error';
import { readBody } from '../request/read-body';
import { Turns } from '../request/turns';
import { INGEST_LIMITS } from '../limits';
import type { IngestDependencies } from '../store-records';
import { acceptTraces } from './accept-traces';
import { FALLBACK_FORM, otlpFormOf, type ExportResult, type OtlpForm } from './wire/otlp-form';

/** The standard address, where the key alone names the project, ours, and Sentry's own. */
const PATHS = ['/v1/traces', '/api/:project/otlp/v1/traces', '/api/:project/integration/otlp/v1/traces'];

const INVALID_ARGUMENT = 3;

/** gRPC's codes for the refusals that HTTP tells apart. */
const STATUS_CODES: ReadonlyMap<number, number> = new Map([
  [401, 16],
  [403, 7],
  [405, 12],
  [429, 8],
  [500, 13],
  [503, 14],
]);

/**
 * `POST /v1/traces`: OTLP over HTTP, in JSON or protobuf, as OpenTelemetry's exporters and collectors speak it. Answers
 * in the form of the request, after the spans are durable: an `ExportTraceServiceResponse`, or a `google.rpc.Status`
 * where it is refused; 429 and 503 with `Retry-After` are to be sent again, everything else is not.
 */
export function otlpRoutes(directory: ProjectDirectory, dependencies: IngestDependencies): Router {
  const router = Router();
  const context = { directory, dependencies, turnsOfLarge: new Turns(1) };
  router.all(PATHS, async function ingestTraces(request: Request, response: Response) {
    const form = otlpFormOf(request.headers['content-type']);
    try {
      if (isPreflight({ request, response })) return;
      assertPost({ request, response });
      const result = await answer({ request, response }, form, context);
      if (result !== undefined && form !== undefined) send(response, form, form.encodeResult(result));
    } catch (error) {
      refuse(error, form ?? FALLBACK_FORM, { request, response });
    }
  });
  return router;
}

interface Context {
  directory: ProjectDirectory;
  dependencies: IngestDependencies;
  turnsOfLarge: Turns;
}

/** Undefined when the sender went away. */
async function answer(
  exchange: Exchange,
  form: OtlpForm | undefined,
  context: Context,
): Promise<ExportResult | undefined> {
  const { request, response } = exchange;
  const project = projectOf(request, context.directory);
  const { admission, outcomes } = context.dependencies;
  return countRefusals(project.id, context, async () => {
    assertOrigin(exchange, project);
    if (form === undefined) throw unsupportedType();
    const visit = admission.enter();
    try {
      const body = await readBody(request, visit);
      admission.assertRoom();
      const accept = async () => {
        // Whoever has waited too long for an answer sends it again.
        if (body === undefined || response.destroyed) return void outcomes.drop(project.id, 'aborted');
        return acceptTraces(body, { form, project }, context.dependencies);
      };
      const isLarge = body !== undefined && body.length > INGEST_LIMITS.otlpBytesBesideOthers;
      return await (isLarge ? context.turnsOfLarge.take(accept) : accept());
    } finally {
      visit.leave();
    }
  });
}

function projectOf(request: Request, directory: ProjectDirectory): Project {
  const key = requestKey(request, new URLSearchParams(request.url.split('?')[1] ?? ''));
  if (key === undefined) throw new IngestError(401, 'missing authorization information');
  const named = request.params['project'];
  const projectId = named === undefined ? (directory.byKey(key)?.id ?? 0) : projectIdOf(String(named));
  if (projectId === undefined) throw new IngestError(400, 'bad project path');
  return authorize(directory, projectId, key);
}

function unsupportedType(): IngestError {
  return new IngestError(415, 'the content type must be application/json or application/x-protobuf', {
    reason: 'unsupported_type',
  });
}

function refuse(error: unknown, form: OtlpForm, exchange: Exchange): void {
  const { status, detail } = beginRefusal(error, exchange);
  send(exchange.response, form, form.encodeStatus(STATUS_CODES.get(status) ?? INVALID_ARGUMENT, detail));
}

/** Exactly the type of the request, without a charset. */
function send(response: Response, { contentType }: OtlpForm, body: Buffer): void {
  response.setHeader('content-type', contentType);
  response.end(body);
}
