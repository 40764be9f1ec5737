import { isShopperId, maximumQuantity } from '@clew/shop-contracts';
import type { OrderConfirmation } from '@clew/shop-contracts';
import { z } from 'zod';

const cents = z.int().min(0);

/** What a confirmation job must carry, and nothing else: no token or card number travels through Redis. */
export const orderConfirmationSchema: z.ZodType<OrderConfirmation> = z.strictObject({
  orderId: z.uuid(),
  customerName: z.string().min(1).max(200),
  customerEmail: z.email().max(320),
  lines: z
    .array(
      z.strictObject({
        productId: z.string().max(64),
        name: z.string().max(200),
        quantity: z.int().min(1).max(maximumQuantity),
        unitPriceCents: cents,
      }),
    )
    .min(1)
    .max(100),
  deliveryName: z.string().max(200),
  deliveryCents: cents,
  totalCents: cents,
  currency: z.string().length(3),
  // For the trace alone: no mail is lost because of it.
  shopperId: z.string().refine(isShopperId).optional().catch(undefined),
});
