import { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { logLine } from '@clew/service-host';
import type { GroupCommit } from '../store/group-commit';
import type { EventReader } from '../store/event-reader';
import { QueryTimeoutError, StoreBusyError } from '../store/event-store';
import type { Outcomes } from '../ingest/outcomes';
import { dsnOf, type Project, type ProjectDirectory } from '../projects/project-directory';
import type { QuestionSources } from './chosen-events';
import { listResponse } from './list-response';
import { QueryError } from './query-error';
import { histogramResponse } from './series/histogram-response';
import { seriesResponse } from './series/series-response';
import { spansResponse } from './spans/spans-response';
import { statsResponse } from './stats-response';
import type { LiveStream } from './stream/live-stream';
import { streamRoute } from './stream/stream-route';
import { eventResponse, traceResponse } from './trace-response';

/** What the query API answers from. */
export interface QueryDependencies {
  projects: ProjectDirectory;
  reader: EventReader;
  queue: Pick<GroupCommit, 'held'>;
  outcomes: Outcomes;
  stream: LiveStream;
  /** The address under which services reach this collector, for the DSNs. */
  baseUrl: () => string;
  /** Seconds since the epoch. */
  now: () => number;
}

const MOST_EVENTS_OF_A_TRACE = 1_000;

/** An answer that depends on the address's parameters and on what the reader may see. */
type Answer = (parameters: URLSearchParams, sources: QuestionSources) => Promise<object>;

const QUESTIONS: Readonly<Record<string, Answer>> = {
  '/events': listResponse,
  '/events-stats': seriesResponse,
  '/events-histogram': histogramResponse,
  '/spans': spansResponse,
};

/**
 * The query API below `/api/0/`, after Sentry's Discover. It has no CORS: only pages of this origin may read it. Every
 * answer is made of the projects that the reader may see; another one is as unknown as one that never existed.
 */
export function queryRoutes(dependencies: QueryDependencies): Router {
  const router = Router({ caseSensitive: true });
  const { projects, reader, baseUrl } = dependencies;
  router.use(readOnly);
  router.get('/projects', (request, response) => {
    response.json(
      visibleProjects(request, projects).map((project) => ({
        id: String(project.id),
        slug: project.slug,
        dsn: dsnOf(project, baseUrl()),
      })),
    );
  });
  for (const [path, answer] of Object.entries(QUESTIONS)) {
    router.get(path, answerQuestion(answer, dependencies));
  }
  router.get('/traces/:traceId', (request, response) => answerTrace(request, response, dependencies));
  router.get('/events/:reference', (request, response) => answerEvent(request, response, dependencies));
  router.get('/stats', async (request, response) => {
    response.json(await statsResponse(visibleProjects(request, projects), { ...dependencies, reader }));
  });
  router.get(
    '/stream',
    streamRoute(dependencies.stream, (request) => chosenProjects(request, projects)),
  );
  router.use((_request, _response, next) => next(new QueryError(404, 'not found')));
  router.use(refuse);
  return router;
}

/** The one place that decides what a reader may see: without tokens, on this machine, everything. */
function visibleProjects(_request: Request, projects: ProjectDirectory): readonly Project[] {
  return projects.all;
}

function chosenProjects(request: Request, projects: ProjectDirectory): readonly Project[] {
  const visible = visibleProjects(request, projects);
  const names = parametersOf(request).getAll('project');
  return names.length === 0
    ? visible
    : visible.filter((project) => names.some((name) => projects.named(name) === project));
}

async function answerTrace(
  request: Request,
  response: Response,
  dependencies: QueryDependencies,
): Promise<void> {
  const { projects, reader } = dependencies;
  const traceId = hexId(request.params['traceId'], 'trace id');
  const projectIds = visibleProjects(request, projects).map(({ id }) => id);
  const trace = await reader.trace(traceId, projectIds, MOST_EVENTS_OF_A_TRACE);
  if (trace.events.length === 0) throw new QueryError(404, 'trace not found');
  response.json(traceResponse(traceId, trace, projects));
}

async function answerEvent(
  request: Request,
  response: Response,
  dependencies: QueryDependencies,
): Promise<void> {
  const { projects, reader } = dependencies;
  const [name = '', eventId] = String(request.params['reference']).split(':');
  const id = hexId(eventId, 'event id');
  const project = projects.named(name);
  const isVisible = project !== undefined && visibleProjects(request, projects).includes(project);
  const event = isVisible ? await reader.event(project.id, id) : undefined;
  if (event === undefined) throw new QueryError(404, 'event not found');
  response.json(eventResponse(event, projects));
}

function answerQuestion(answer: Answer, { projects, reader, now }: QueryDependencies): RequestHandler {
  return async (request, response) => {
    const visible = visibleProjects(request, projects);
    response.json(await answer(parametersOf(request), { projects, reader, visible, now: now() }));
  };
}

function parametersOf(request: Request): URLSearchParams {
  const parameters = new URLSearchParams(request.url.split('?').slice(1).join('?'));
  for (const name of parameters.keys()) {
    if (name.includes('['))
      throw new QueryError(400, 'a parameter is repeated as name=a&name=b, not as name[]');
  }
  return parameters;
}

function hexId(text: unknown, what: string): string {
  const id = typeof text === 'string' ? text.replaceAll('-', '').toLowerCase() : '';
  if (!/^[0-9a-f]{32}$/.test(id)) throw new QueryError(400, `${what}: expected 32 hex digits`);
  return id;
}

function readOnly(request: Request, response: Response, next: NextFunction): void {
  response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  response.set('allow', 'GET, HEAD');
  throw new QueryError(405, 'method not allowed');
}

function refuse(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(error);
  if (error instanceof QueryError) return void response.status(error.status).json({ detail: error.detail });
  if (error instanceof QueryTimeoutError) return void response.status(503).json({ detail: 'query_timeout' });
  if (error instanceof StoreBusyError) {
    return void response.status(429).set('retry-after', '1').json({ detail: 'too_many_queries' });
  }
  if (error instanceof URIError)
    return void response.status(400).json({ detail: 'the address cannot be decoded' });
  logLine('collector', {
    path: request.path,
    error: error instanceof Error ? (error.stack ?? '') : String(error),
  });
  response.status(500).json({ detail: 'internal error' });
}
