import { apiRoutes } from '@clew/shop-contracts';
import type { DeliveryOptionsResponse } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { Router } from 'express';
import type { Response } from 'express';
import type { ThirdParty } from '../clients/third-party';
import { rankDeliveryOptions } from '../rank-delivery-options';

/** The delivery options: asks an external API and processes its result before answering. */
export function deliveryOptionsRoutes(tracer: Tracer, thirdParty: ThirdParty): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(apiRoutes.deliveryOptions, async (_request, response: Response<DeliveryOptionsResponse>) => {
    const { quotes } = await thirdParty.listCarrierQuotes();
    const deliveryOptions = tracer.startSpan({ op: 'function', description: 'rank delivery options' }, () =>
      rankDeliveryOptions(quotes),
    );
    response.json({ deliveryOptions });
  });
  return router;
}
