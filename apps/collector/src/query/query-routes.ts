import { Router, type NextFunction, type Request, type Response } from 'express';
import { logLine } from '@clew/service-host';
import type { Gate, Visit } from '../access/request/gate';
import type { GroupCommit } from '../store/group-commit';
import type { EventReader } from '../store/event-reader';
import { QueryTimeoutError, StoreBusyError } from '../store/event-store';
import type { OutcomeCount } from '../store/records/outcome-count';
import { StoreUnreachableError } from '../store/store-unreachable-error';
import { dsnOf } from '../projects/project-directory';
import type { QuestionSources } from './chosen-events';
import { listResponse } from './list-response';
import { QueryError } from './query-error';
import { histogramResponse } from './series/histogram-response';
import { seriesResponse } from './series/series-response';
import { serviceMapResponse } from './services/service-map-response';
import { spansResponse } from './spans/spans-response';
import { statsResponse } from './stats-response';
import { streamRoute, type StreamSource } from './stream/stream-route';
import { tagsResponse } from './tags-response';
import { pageOfTrace, tracePage } from './trace-page';
import { eventResponse, traceResponse } from './trace-response';

/** What the query API answers from. */
export interface QueryDependencies extends StreamSource {
  gate: Gate;
  reader: EventReader;
  queue: Pick<GroupCommit, 'held'>;
  outcomeTotals: () => Promise<readonly OutcomeCount[]>;
  /** The address under which services reach this collector, for the DSNs. */
  baseUrl: () => string;
  /** Seconds since the epoch. */
  now: () => number;
}

/** A question as it was asked, and what its asker may see. */
type AskedQuestion = QuestionSources & { parameters: URLSearchParams; place: Request['params'] };

type Answer = (asked: AskedQuestion, dependencies: QueryDependencies) => Promise<object> | object;

/** Every answer of the query API but the stream. There is no other way to add one, and none that passes by the gate. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  '/projects': projectsResponse,
  '/events': (asked) => listResponse(asked.parameters, asked),
  '/events-stats': (asked) => seriesResponse(asked.parameters, asked),
  '/events-histogram': (asked) => histogramResponse(asked.parameters, asked),
  '/tags': (asked) => tagsResponse(asked.parameters, asked),
  '/spans': (asked) => spansResponse(asked.parameters, asked),
  '/service-map': (asked) => serviceMapResponse(asked.parameters, asked),
  '/traces/:traceId': answerTrace,
  '/events/:reference': answerEvent,
  '/stats': ({ projects }, dependencies) => statsResponse(projects.all, dependencies),
};

/**
 * The query API below `/api/0/`, after Sentry's Discover. It has no CORS: only pages of this origin may read it. Every
 * answer is made of the projects that the reader may see; another one is as unknown as one that never existed.
 */
export function queryRoutes(dependencies: QueryDependencies): Router {
  const router = Router({ caseSensitive: true });
  const { gate, reader, now } = dependencies;
  router.use(readOnly);
  for (const [path, answer] of Object.entries(ANSWERS)) {
    router.get(path, async (request, response) => {
      const visit = gate.visitOf(request);
      const asked: AskedQuestion = {
        parameters: parametersOf(request),
        place: request.params,
        reader,
        projects: visit.projects,
        asker: askerOf(visit),
        now: now(),
      };
      response.json(await answer(asked, dependencies));
    });
  }
  router.get(
    '/stream',
    streamRoute(dependencies, (request) => {
      const parameters = parametersOf(request);
      const wanted = parameters.getAll('project');
      return { ...gate.visitOf(request), wanted, after: parameters.get('after') };
    }),
  );
  router.use((_request, _response, next) => next(new QueryError(404, 'not found')));
  router.use(refuse);
  return router;
}

/** A cursor is of no use to somebody else, nor once somebody may see more or less. */
function askerOf({ reader, projects }: Visit): string {
  return JSON.stringify([reader.name, projects.all.map(({ id }) => id)]);
}

function projectsResponse({ projects }: AskedQuestion, { baseUrl }: QueryDependencies): object {
  return projects.all.map((project) => ({
    id: String(project.id),
    slug: project.slug,
    dsn: dsnOf(project, baseUrl()),
  }));
}

async function answerTrace({ place, parameters, projects, reader, asker }: AskedQuestion): Promise<object> {
  const traceId = hexId(place['traceId'], 'trace id');
  const projectIds = projects.all.map(({ id }) => id);
  const page = tracePage(parameters.get('cursor'), `${asker}?trace=${traceId}`);
  const trace = await reader.trace(traceId, projectIds, page.limit);
  if (trace.events.length === 0) throw new QueryError(404, 'trace not found');
  return pageOfTrace(traceResponse(traceId, trace, projects), trace.events, page);
}

async function answerEvent({ place, projects, reader }: AskedQuestion): Promise<object> {
  const [name = '', eventId] = String(place['reference']).split(':');
  const id = hexId(eventId, 'event id');
  const project = projects.named(name);
  const event = project === undefined ? undefined : await reader.event(project.id, id);
  if (event === undefined) throw new QueryError(404, 'event not found');
  return eventResponse(event, projects);
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
  if (error instanceof StoreUnreachableError) {
    logLine('collector', { path: request.path, error: error.message });
    return void response.status(503).set('retry-after', '1').json({ detail: 'store_unreachable' });
  }
  if (error instanceof URIError)
    return void response.status(400).json({ detail: 'the address cannot be decoded' });
  logLine('collector', {
    path: request.path,
    error: error instanceof Error ? (error.stack ?? '') : String(error),
  });
  response.status(500).json({ detail: 'internal error' });
}
