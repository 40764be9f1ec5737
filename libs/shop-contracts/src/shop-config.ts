import type { ExchangeRates } from './offer/exchange-rates';

/** The element of the page that holds the settings: `<script type="application/json" id="shop-config">`. */
export const shopConfigElementId = 'shop-config';

/** What api tells the page: where to report to and as what, where the viewer is, and the rates of the day. */
export interface ShopConfig {
  dsn: string | null;
  tracesSampleRate: number;
  /** Where the shop runs, such as `demo`. */
  environment: string | null;
  /** The random id that this browser has in its cookie. */
  shopperId: string | null;
  viewerUrl: string | null;
  rates: ExchangeRates | null;
}
