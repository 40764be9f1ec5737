import { deliveryTariffs } from '@clew/shop-contracts';
import type { CarrierQuote, DeliveryOption } from '@clew/shop-contracts';

/** Cents that the shop reckons a customer would pay to have a parcel one day earlier. */
const centsPerDay = 100;

/**
 * Turns carriers' quotes into the shop's delivery options: for each tariff the fastest carrier, best option
 * first (price plus what the waiting is worth). Quotes for levels without a tariff are ignored.
 */
export function rankDeliveryOptions(quotes: readonly CarrierQuote[]): DeliveryOption[] {
  const options = deliveryTariffs.flatMap((tariff) => {
    const fastest = quotes
      .filter(({ serviceLevel }) => serviceLevel === tariff.id)
      .sort((one, other) => one.transitDays - other.transitDays)[0];
    return fastest ? [{ ...tariff, carrier: fastest.carrier, transitDays: fastest.transitDays }] : [];
  });
  return options.sort((one, other) => cost(one) - cost(other));
}

function cost({ priceCents, transitDays }: DeliveryOption): number {
  return priceCents + transitDays * centsPerDay;
}
