import { breadcrumbs, errorStatus, init } from '@clew/tracing/browser';
import { shopConfigElementId } from '@clew/shop-contracts';
import { readShopConfig } from './shop-config';

/** What api told this page, read before anything else: the page load's transaction starts with it. */
export const shopConfig = readShopConfig(document.getElementById(shopConfigElementId)?.textContent);

/** The one call of `init` in the shop's page. Only the shop's own origin receives the `sentry-trace` header. */
export const { tracer } = init({
  ...(shopConfig.dsn !== null && { dsn: shopConfig.dsn }),
  tracesSampleRate: shopConfig.tracesSampleRate,
  tracingOrigins: [location.origin],
  parts: [errorStatus(), breadcrumbs()],
});
