export { catalogue, currency } from './catalogue';
export type { Product } from './catalogue';
export { maximumQuantity } from './checkout';
export type {
  CheckoutItem,
  CheckoutRequest,
  CheckoutResponse,
  OrderLine,
  StoreOrderRequest,
  StoreOrderResponse,
} from './checkout';
export { deliveryTariffs } from './delivery';
export type {
  CarrierQuote,
  CarrierQuotesResponse,
  DeliveryOption,
  DeliveryOptionsResponse,
  DeliveryTariff,
} from './delivery';
export { demoSession, sessionCookie } from './demo-session';
export type { ErrorResponse } from './error-response';
export { displayCurrencies } from './exchange-rates';
export type {
  ApplyRatesResponse,
  CacheRatesResponse,
  ExchangeRates,
  RatesFeedResponse,
} from './exchange-rates';
export { orderConfirmationQueue, sendOrderConfirmationJob } from './order-confirmation';
export type { EmailAccepted, EmailMessage, OrderConfirmation } from './order-confirmation';
export { chargeLimitCents } from './payment';
export type { ChargeRequest, ChargeResponse } from './payment';
export type { ProductsResponse } from './products';
export { shopRelease } from './release';
export { apiRoutes, cacheServiceRoutes, dbServiceRoutes, thirdPartyRoutes } from './routes';
export { eventOfUser, shopperCookie, userFromTag, userIdTag } from './shopper';
export { shopConfigElementId } from './shop-config';
export type { ShopConfig } from './shop-config';
