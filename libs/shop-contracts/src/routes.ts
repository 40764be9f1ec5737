/** The paths of api: what the browser asks for, and the internal endpoint for the polled rates. */
export const apiRoutes = {
  page: '/',
  stylesheet: '/assets/app.css',
  script: '/assets/app.js',
  products: '/api/products',
  deliveryOptions: '/api/delivery-options',
  checkout: '/api/checkout',
  rates: '/internal/rates',
} as const;

/** The paths of db-service; both need `authorization: Bearer <session token>` and answer 401 without it. */
export const dbServiceRoutes = { products: '/products', orders: '/orders' } as const;

/** The path of cache-service, as an Express pattern: `:base` is a currency. */
export const cacheServiceRoutes = { rates: '/rates/:base' } as const;

/** The paths of the outside world: carrier, payment processor, e-mail provider, rates feed. */
export const thirdPartyRoutes = {
  carrierQuotes: '/carrier/quotes',
  charges: '/payments/charges',
  emailMessages: '/email/messages',
  latestRates: '/rates/latest',
} as const;
