export { catalogue, currency } from './offer/catalogue';
export type { Product } from './offer/catalogue';
export { countItems, maximumQuantity } from './order/checkout';
export type {
  CheckoutItem,
  CheckoutRequest,
  CheckoutResponse,
  OrderLine,
  StoreOrderRequest,
  StoreOrderResponse,
} from './order/checkout';
export { deliveryTariffs } from './offer/delivery';
export type {
  CarrierQuote,
  CarrierQuotesResponse,
  DeliveryOption,
  DeliveryOptionsResponse,
  DeliveryTariff,
} from './offer/delivery';
export { demoSession, sessionCookie } from './shopper/demo-session';
export type { ErrorResponse } from './error-response';
export { displayCurrencies } from './offer/exchange-rates';
export type {
  ApplyRatesResponse,
  CacheRatesResponse,
  ExchangeRates,
  RatesFeedResponse,
} from './offer/exchange-rates';
export { orderConfirmationQueue, sendOrderConfirmationJob } from './order/order-confirmation';
export type { EmailAccepted, EmailMessage, OrderConfirmation } from './order/order-confirmation';
export { chargeLimitCents } from './order/payment';
export type { ChargeRequest, ChargeResponse } from './order/payment';
export type { ProductsResponse } from './offer/products';
export { shopRelease } from './release';
export { apiRoutes, cacheServiceRoutes, dbServiceRoutes, thirdPartyRoutes } from './routes';
export { eventOfUser, isShopperId, shopperCookie, userFromTag, userIdTag } from './shopper/shopper';
export { shopConfigElementId } from './shop-config';
export type { ShopConfig } from './shop-config';
