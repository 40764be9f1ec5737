import type { ExchangeRates } from './exchange-rates';

/** The element of the page that holds the settings: `<script type="application/json" id="shop-config">`. */
export const shopConfigElementId = 'shop-config';

/** What api tells the page: where to report to, at which rate, where the viewer is, and the rates of the day. */
export interface ShopConfig {
  dsn: string | null;
  tracesSampleRate: number;
  viewerUrl: string | null;
  rates: ExchangeRates | null;
}
