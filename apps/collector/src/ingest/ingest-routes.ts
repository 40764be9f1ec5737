import { Router, type NextFunction, type Request, type Response } from 'express';
import { sendJson } from '@clew/service-host';
import type { Project, ProjectDirectory } from '../projects/project-directory';
import { acceptEnvelope, acceptStore, countRefusals, type IngestContext } from './accept-body';
import type { Accepted } from './accept-items';
import { authorize, projectIdOf, requestKey, type Addressee } from './request/authentication';
import { beginRefusal } from './request/begin-refusal';
import { assertOrigin, assertPost, isPreflight, type Exchange } from './request/cross-origin';
import { IngestError } from './request/ingest-error';
import { readBody } from './request/read-body';
import type { IngestDependencies } from './store-records';

type Accept = typeof acceptEnvelope;

/**
 * `POST /api/<project>/envelope/` and `/store/`: what every Sentry SDK speaks; and `/tunnel`, for SDKs whose `tunnel`
 * option names this collector: there an envelope says by its `dsn` alone where it belongs. Answers `{"id"}` after the
 * event is durable, `{"detail", "causes"}` with `X-Sentry-Error` when the request is refused.
 */
export function ingestRoutes(directory: ProjectDirectory, dependencies: IngestDependencies): Router {
  const router = Router();
  const endpoints = [
    ['/api/:project/envelope', acceptEnvelope],
    ['/api/:project/store', acceptStore],
    ['/tunnel', acceptEnvelope],
  ] as const;
  for (const [path, accept] of endpoints) {
    router.all(path, async function ingest(request: Request, response: Response) {
      const exchange = { request, response };
      if (isPreflight(exchange, projectIn(request, directory))) return;
      assertPost(exchange);
      const accepted = await answer(exchange, formOf(request, accept), { directory, dependencies });
      if (accepted === undefined) return;
      if (accepted.pause !== undefined) response.setHeader('x-sentry-rate-limits', accepted.pause.header);
      sendJson(response, 200, accepted.body);
    });
  }
  router.use(refuse);
  return router;
}

/** Some clients send envelopes to the older endpoint; only there does the content type say anything. */
function formOf(request: Request, accept: Accept): Accept {
  return request.get('content-type') === 'application/x-sentry-envelope' ? acceptEnvelope : accept;
}

/** A refusal is counted for its project as soon as the key has shown that the project is the sender's. */
async function answer(
  exchange: Exchange,
  accept: Accept,
  context: IngestContext,
): Promise<Accepted | undefined> {
  const { request } = exchange;
  const projectId = projectOfPath(request.params['project']);
  const key = requestKey(request, new URLSearchParams(request.url.split('?')[1] ?? ''));
  const addressee = { projectId, key };
  if (projectId === undefined || key === undefined)
    return readAndAccept(exchange, { accept, addressee, context });
  const project = authorize(context.directory, projectId, key);
  const accepted = await countRefusals(projectId, context, () => {
    assertOrigin(exchange, project);
    return readAndAccept(exchange, { accept, addressee, context });
  });
  if (accepted === undefined) context.dependencies.outcomes.drop(projectId, 'aborted');
  return accepted;
}

/** Undefined when the sender went away. */
async function readAndAccept(
  exchange: Exchange,
  { accept, addressee, context }: { accept: Accept; addressee: Addressee; context: IngestContext },
): Promise<Accepted | undefined> {
  const { admission } = context.dependencies;
  const visit = admission.enter();
  try {
    const body = await readBody(exchange.request, visit);
    admission.assertRoom();
    return body === undefined
      ? undefined
      : await accept({ addressee, body, assertOpen: (project) => assertOrigin(exchange, project) }, context);
  } finally {
    visit.leave();
  }
}

/** A tunnel's path names no project. */
function projectOfPath(text: string | string[] | undefined): number | undefined {
  if (text === undefined) return undefined;
  const projectId = projectIdOf(String(text));
  if (projectId === undefined) throw new IngestError(400, 'bad project path');
  return projectId;
}

/** As far as the path says it; whether the sender may know of the project is not asked yet. */
function projectIn(request: Request, directory: ProjectDirectory): Project | undefined {
  const projectId = projectIdOf(String(request.params['project']));
  return projectId === undefined ? undefined : directory.byId(projectId);
}

function refuse(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(error);
  const { detail, options } = beginRefusal(error, { request, response });
  // Not Express's `json`: while it is overloaded most of what it does is to refuse.
  sendJson(response, response.statusCode, { detail, causes: options.causes ?? [] });
}
