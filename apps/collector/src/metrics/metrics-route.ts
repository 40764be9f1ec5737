import type { Request, RequestHandler, Response } from 'express';
import { collectorMetrics, type MetricSources } from './collector-metrics';
import { formatMetrics, METRICS_TYPE } from './format-metrics';

/** `GET /metrics`, for Prometheus. */
export function metricsRoute(sources: MetricSources): RequestHandler {
  return function showMetrics(_request: Request, response: Response) {
    response.set({
      'content-type': METRICS_TYPE,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.end(formatMetrics(collectorMetrics(sources)));
  };
}
