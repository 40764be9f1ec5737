import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { healthRoutes, logLine } from '@clew/service-host';
import type { Plan } from './access/plan';
import { readingRoutes } from './access/request/reading-routes';
import { requireHost } from './require-host';
import type { IngestDependencies } from './ingest/store-records';
import { ingestRoutes } from './ingest/ingest-routes';
import { otlpRoutes } from './ingest/otlp/otlp-routes';
import { collapseSlashes } from './ingest/request/collapse-slashes';
import type { MetricSources } from './metrics/collector-metrics';
import { metricsRoute } from './metrics/metrics-route';
import type { ProjectDirectory } from './projects/project-directory';
import { queryRoutes, type QueryDependencies } from './query/query-routes';
import { tellPosition } from './query/stream/tell-position';
import { viewerRoutes } from './viewer/viewer-routes';

/** Everything the collector's routes work with. */
export interface AppDependencies {
  projects: ProjectDirectory;
  ingest: IngestDependencies;
  query: QueryDependencies;
  metrics: MetricSources;
  plan: Plan;
  viewerRoot: string;
  /** The names under which people and programs may read; sending is open to all. */
  allowedHosts: readonly string[];
  isReady: () => boolean;
}

/** The collector's application, without listening: health, ingest (open to all origins), metrics, query API, viewer. */
export function buildApp({
  projects,
  ingest,
  query,
  metrics,
  plan,
  viewerRoot,
  allowedHosts,
  isReady,
}: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  // Nothing that changes is cached; the viewer's files have their own.
  app.disable('etag');
  app.use(healthRoutes(isReady));
  app.use(collapseSlashes());
  app.use(ingestRoutes(projects, ingest));
  app.use(otlpRoutes(projects, ingest));
  app.use(requireHost(allowedHosts));
  app.use('/api/0', tellPosition(query.stream));
  app.use(readingRoutes(query.gate, plan));
  app.get('/metrics', metricsRoute(query.gate, metrics));
  app.use('/api/0', queryRoutes(query));
  app.use(viewerRoutes(viewerRoot));
  app.use(refuse);
  return app;
}

function refuse(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(error);
  const status = error instanceof URIError ? 400 : 500;
  if (status === 500) logLine('collector', { path: request.path, error: String(error) });
  response
    .status(status)
    .type('text/plain')
    .send(status === 400 ? 'bad request\n' : 'internal error\n');
}
