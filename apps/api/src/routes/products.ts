import { apiRoutes } from '@clew/shop-contracts';
import { Router } from 'express';
import type { DbService } from '../clients/db-service';
import { sessionTokenOf } from '../http/session-token';

/** The products, which only db-service knows: one request to it. */
export function productsRoutes(dbService: DbService): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(apiRoutes.products, async (request, response) => {
    response.json(await dbService.listProducts(sessionTokenOf(request)));
  });
  return router;
}
