import { apiRoutes, currency, displayCurrencies } from '@clew/shop-contracts';
import type { ApplyRatesResponse } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { readJsonBody } from '../http/json-body';
import { parseBody } from '../http/parse-body';
import { RequestRejected } from '../http/request-rejected';
import type { ShownRates } from '../shown-rates';

const ratesSchema = z.strictObject({
  base: z.literal(currency),
  asOf: z.iso.datetime(),
  rates: z.partialRecord(z.enum(displayCurrencies), z.number().positive().max(1_000_000)),
});

/** The internal endpoint to which the scheduler sends the exchange rates it polled. */
export function ratesRoutes(tracer: Tracer, shownRates: ShownRates): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    apiRoutes.rates,
    refuseBrowsers,
    readJsonBody,
    (request: Request, response: Response<ApplyRatesResponse>) => {
      const rates = parseBody(ratesSchema, request.body);
      const applied = tracer.startSpan({ op: 'function', description: 'apply exchange rates' }, () =>
        shownRates.apply(rates),
      );
      response.json({ applied });
    },
  );
  return router;
}

/** Services of the house send neither header; every browser sends at least one of them with a POST. */
const refuseBrowsers: RequestHandler = (request, _response, next) => {
  const fromBrowser = request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
  next(fromBrowser ? new RequestRejected(403, { error: 'forbidden' }) : undefined);
};
