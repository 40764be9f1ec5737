import { errorResponse, healthRoutes, notFound, requestLog } from '@clew/service-host';
import type { ShopConfig } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { errorHandler, pageLoadHandler, tracingHandler } from '@clew/tracing/node';
import express from 'express';
import type { Express } from 'express';
import type { ConfirmationQueue } from './clients/confirmation-queue';
import type { DbService } from './clients/db-service';
import type { ThirdParty } from './clients/third-party';
import { answerExpectedErrors } from './http/answer-errors';
import { securityHeaders } from './http/security-headers';
import { nameShopper } from './http/shopper';
import type { PageFiles } from './page-files';
import { checkoutRoutes } from './routes/checkout';
import { deliveryOptionsRoutes } from './routes/delivery-options';
import { pageRoutes } from './routes/page';
import { productsRoutes } from './routes/products';
import { ratesRoutes } from './routes/rates';
import { createShownRates } from './shown-rates';

/** Everything that the application needs from outside. */
export interface AppDependencies {
  tracer: Tracer;
  dbService: DbService;
  thirdParty: ThirdParty;
  confirmations: ConfirmationQueue;
  page: PageFiles;
  /** What the page is told, apart from the rates of the day and who opens it. */
  shopConfig: Omit<ShopConfig, 'rates' | 'shopperId'>;
}

/** Builds the application; it does not listen. The order of mounting is part of its meaning. */
export function createApp(dependencies: AppDependencies): Express {
  const { tracer, dbService, thirdParty, confirmations, page, shopConfig } = dependencies;
  const shownRates = createShownRates();
  const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');

  app.use(healthRoutes(() => confirmations.isReady()));
  app.use(requestLog('api'));
  // The page load's identifiers must be known before the transaction of its request begins.
  app.use(pageLoadHandler(tracer, { tracesSampleRate: shopConfig.tracesSampleRate }));
  app.use(tracingHandler(tracer));
  app.use(nameShopper(tracer));
  app.use(securityHeaders(shopConfig.dsn === null ? undefined : new URL(shopConfig.dsn).origin));

  app.use(pageRoutes({ tracer, page, shopConfig: () => ({ ...shopConfig, rates: shownRates.current() }) }));
  app.use(productsRoutes(dbService));
  app.use(deliveryOptionsRoutes(tracer, thirdParty));
  app.use(checkoutRoutes({ tracer, dbService, thirdParty, confirmations }));
  app.use(ratesRoutes(tracer, shownRates));

  app.use(notFound());
  app.use(answerExpectedErrors);
  app.use(errorHandler(tracer));
  app.use(errorResponse('api'));
  return app;
}
