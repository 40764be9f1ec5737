import { apiRoutes } from '@clew/shop-contracts';
import type { CheckoutResponse } from '@clew/shop-contracts';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { parseCheckout } from '../checkout/parse-checkout';
import { placeOrder } from '../checkout/place-order';
import type { PlaceOrderDependencies } from '../checkout/place-order';
import { jsonBody } from '../http/json-body';
import { sessionTokenOf } from '../http/session-token';

/** Submitting an order. */
export function checkoutRoutes(dependencies: PlaceOrderDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    apiRoutes.checkout,
    jsonBody,
    async (request: Request, response: Response<CheckoutResponse>) => {
      const basket = parseCheckout(request.body);
      response.status(201).json(await placeOrder(dependencies, basket, sessionTokenOf(request)));
    },
  );
  return router;
}
