import type { Request, RequestHandler, Response } from 'express';
import type { Gate } from '../access/request/gate';
import { collectorMetrics, type MetricSources } from './collector-metrics';
import { formatMetrics, METRICS_TYPE } from './format-metrics';

/** `GET /metrics`, for Prometheus, of what the reader may see. */
export function metricsRoute(gate: Gate, sources: MetricSources): RequestHandler {
  return function showMetrics(request: Request, response: Response) {
    response.set('content-type', METRICS_TYPE);
    response.end(formatMetrics(collectorMetrics(sources, gate.visitOf(request))));
  };
}
