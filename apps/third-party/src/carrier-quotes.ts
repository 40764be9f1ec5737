import type { CarrierQuotesResponse } from '@clew/shop-contracts';
import type { RequestHandler } from 'express';

const OFFERS: CarrierQuotesResponse = {
  quotes: [
    { serviceLevel: 'standard', carrier: 'Naxos Shipping', transitDays: 4 },
    { serviceLevel: 'economy', carrier: 'Knossos Donkeys', transitDays: 9 },
    { serviceLevel: 'express', carrier: 'Icarus Air', transitDays: 2 },
    { serviceLevel: 'standard', carrier: 'Aegean Post', transitDays: 3 },
    { serviceLevel: 'express', carrier: 'Daedalus Wings', transitDays: 1 },
    { serviceLevel: 'freight', carrier: 'Argo Cargo', transitDays: 21 },
  ],
};

/** `GET /carrier/quotes`: what several carriers offer, in no useful order and with levels that nobody asked for. */
export function carrierQuotes(): RequestHandler {
  return (_request, response) => {
    response.json(OFFERS);
  };
}
