/** How an order travels; the shop's own name for it and its flat price in cents of the shop's currency. */
export interface DeliveryTariff {
  id: string;
  name: string;
  priceCents: number;
}

/** The shop's flat delivery prices, by the carriers' service level: checkout needs no call to a carrier. */
export const deliveryTariffs: readonly DeliveryTariff[] = [
  { id: 'economy', name: 'By donkey', priceCents: 290 },
  { id: 'standard', name: 'By ship', priceCents: 490 },
  { id: 'express', name: 'By wing', priceCents: 1190 },
];

/** One carrier's offer: what `GET /carrier/quotes` of the third party lists. */
export interface CarrierQuote {
  /** `economy`, `standard` or `express`; levels that the shop has no tariff for are ignored. */
  serviceLevel: string;
  carrier: string;
  /** Whole days from door to door. */
  transitDays: number;
}

/** Answer of the third party's `GET /carrier/quotes`; several carriers may quote for one level. */
export interface CarrierQuotesResponse {
  quotes: CarrierQuote[];
}

/** A tariff with the fastest carrier that quoted for it. */
export interface DeliveryOption extends DeliveryTariff {
  carrier: string;
  transitDays: number;
}

/** Answer of api's `GET /api/delivery-options`: best first. */
export interface DeliveryOptionsResponse {
  deliveryOptions: DeliveryOption[];
}
