import {
  errorResponse,
  healthRoutes,
  jsonBody,
  jsonOnly,
  methodNotAllowed,
  notFound,
  requestLog,
} from '@clew/service-host';
import { dbServiceRoutes } from '@clew/shop-contracts';
import { errorHandler, instrumentBetterSqlite3, tracingHandler } from '@clew/tracing/node';
import type { Tracer } from '@clew/tracing/core';
import type { Database } from 'better-sqlite3';
import express, { type Express } from 'express';
import { authentication } from './customers/authentication';
import { requireCustomer } from './customers/require-customer';
import { databaseBusy } from './database/database-busy';
import { listOrdersRoute } from './orders/list-orders-route';
import { storeOrderRoute } from './orders/store-order-route';
import { listProductsRoute } from './products/list-products-route';

const SERVICE = 'db-service';

/** What the app works with. `authQueryDelayMs` is how long the authentication query pauses. */
export interface AppParts {
  database: Database;
  tracer: Tracer;
  authQueryDelayMs: number;
}

/** Builds the service without listening. From here on, every statement of the database is traced. */
export function buildApp({ database, tracer, authQueryDelayMs }: AppParts): Express {
  instrumentBetterSqlite3(tracer, database);
  const forCustomer = requireCustomer(authentication(database, authQueryDelayMs));
  const app = express();
  app.disable('x-powered-by');
  app.use(
    healthRoutes(() => database.open),
    requestLog(SERVICE),
  );
  app.use(tracingHandler(tracer));
  app.use(jsonOnly(), express.json(jsonBody));

  app
    .route(dbServiceRoutes.products)
    .get(forCustomer(listProductsRoute(database)))
    .all(methodNotAllowed('GET'));
  app
    .route(dbServiceRoutes.orders)
    .get(forCustomer(listOrdersRoute(database)))
    .post(forCustomer(storeOrderRoute(database)))
    .all(methodNotAllowed('GET', 'POST'));

  app.use(notFound(), databaseBusy(), errorHandler(tracer), errorResponse(SERVICE));
  return app;
}
