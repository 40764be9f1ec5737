// Untraced on purpose: four companies of the outside world behind one address. No tracing is set up here, and the
// request log shows that no sentry-trace header ever arrives: tracing origins keep it inside the shop.
import { setTimeout as delay } from 'node:timers/promises';
import {
  errorResponse,
  healthRoutes,
  jsonBody,
  jsonOnly,
  methodNotAllowed,
  notFound,
  requestLog,
} from '@clew/service-host';
import { thirdPartyRoutes } from '@clew/shop-contracts';
import express, { type Express, type RequestHandler } from 'express';
import { carrierQuotes } from './carrier-quotes';
import { chargeCard } from './charge-card';
import type { Delays } from './config';
import { acceptEmail } from './accept-email';
import { latestRates } from './latest-rates';

const SERVICE = 'third-party';

/** Builds the outside world without listening. */
export function buildApp(delays: Delays, now: () => number = Date.now): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(healthRoutes(), requestLog(SERVICE), jsonOnly(), express.json(jsonBody));

  app
    .route(thirdPartyRoutes.carrierQuotes)
    .get(takes(delays.carrierDelayMs), carrierQuotes())
    .all(methodNotAllowed('GET'));
  app
    .route(thirdPartyRoutes.charges)
    .post(takes(delays.paymentDelayMs), chargeCard())
    .all(methodNotAllowed('POST'));
  app
    .route(thirdPartyRoutes.emailMessages)
    .post(takes(delays.emailDelayMs), acceptEmail())
    .all(methodNotAllowed('POST'));
  app
    .route(thirdPartyRoutes.latestRates)
    .get(takes(delays.ratesDelayMs), latestRates(now))
    .all(methodNotAllowed('GET'));

  app.use(notFound(), errorResponse(SERVICE));
  return app;
}

function takes(milliseconds: number): RequestHandler {
  return async function takesMiddleware(_request, _response, next) {
    if (milliseconds > 0) await delay(milliseconds);
    next();
  };
}
