import { apiRoutes } from '@clew/shop-contracts';
import type { CheckoutResponse } from '@clew/shop-contracts';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { parseCheckout } from '../checkout/parse-checkout';
import { placeOrder } from '../checkout/place-order';
import type { PlaceOrderDependencies } from '../checkout/place-order';
import { readJsonBody } from '../http/json-body';
import { orderIdOf } from '../http/order-id';
import { sessionTokenOf } from '../http/session-token';
import { shopperIdOf } from '../http/shopper';

/** Submitting an order. */
export function checkoutRoutes(dependencies: PlaceOrderDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    apiRoutes.checkout,
    readJsonBody,
    async (request: Request, response: Response<CheckoutResponse>) => {
      const basket = parseCheckout(request.body);
      const order = {
        orderId: orderIdOf(request),
        basket,
        sessionToken: sessionTokenOf(request),
        shopperId: shopperIdOf(request),
      };
      response.status(201).json(await placeOrder(dependencies, order));
    },
  );
  return router;
}
