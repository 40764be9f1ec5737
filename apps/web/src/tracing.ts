import { breadcrumbs, errorStatus, init, sendingRules } from '@clew/tracing/browser';
import { eventOfUser, shopConfigElementId, shopRelease } from '@clew/shop-contracts';
import { readShopConfig } from './shop-config';

/** What api told this page, read before anything else: the page load's transaction starts with it. */
export const shopConfig = readShopConfig(document.getElementById(shopConfigElementId)?.textContent);

/** The one call of `init` in the shop's page. Only the shop's own origin receives the `sentry-trace` header. */
export const { tracer } = init({
  ...(shopConfig.dsn !== null && { dsn: shopConfig.dsn }),
  ...(shopConfig.environment !== null && { environment: shopConfig.environment }),
  release: shopRelease,
  tracesSampleRate: shopConfig.tracesSampleRate,
  tracingOrigins: [location.origin],
  parts: [
    errorStatus(),
    breadcrumbs(),
    sendingRules({ beforeSendTransaction: (event) => eventOfUser(event, shopConfig.shopperId) }),
  ],
});
