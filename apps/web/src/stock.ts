import type { DeliveryOption, Product } from '@clew/shop-contracts';
import type { RequestFailure } from './api-client';

/** What the shop offers today; either half may have failed to arrive. */
export interface Stock {
  products: Product[] | RequestFailure;
  deliveryOptions: DeliveryOption[] | RequestFailure;
}
