import {
  errorResponse,
  healthRoutes,
  jsonBody,
  jsonOnly,
  methodNotAllowed,
  notFound,
  requestLog,
} from '@clew/service-host';
import { cacheServiceRoutes } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { errorHandler, instrumentIoredis, tracingHandler } from '@clew/tracing/node';
import express, { type Express } from 'express';
import type { Redis } from 'ioredis';
import { answerCacheUnavailable } from './rates/cache-unavailable';
import { ratesCache } from './rates/rates-cache';
import { readRatesRoute, storeRatesRoute } from './rates/rates-routes';

const SERVICE = 'cache-service';

/** Builds the service without listening. From here on, every Redis command of a request is traced. */
export function buildApp({ redis, tracer }: { redis: Redis; tracer: Tracer }): Express {
  instrumentIoredis(tracer, redis);
  const cache = ratesCache(redis);
  const app = express();
  app.disable('x-powered-by');
  app.use(
    healthRoutes(() => redis.status === 'ready'),
    requestLog(SERVICE),
  );
  app.use(tracingHandler(tracer));
  app.use(jsonOnly(), express.json(jsonBody));

  app
    .route(cacheServiceRoutes.rates)
    .get(readRatesRoute(cache))
    .put(storeRatesRoute(cache))
    .all(methodNotAllowed('GET', 'PUT'));

  app.use(notFound(), answerCacheUnavailable(), errorHandler(tracer), errorResponse(SERVICE));
  return app;
}
