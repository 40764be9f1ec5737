import { flushSync } from 'react-dom';
import type { Root } from 'react-dom/client';
import type { ShopConfig } from '@clew/shop-contracts';
import type { Span, Tracer } from '@clew/tracing/core';
import { fetchDeliveryOptions, fetchProducts, RequestFailure } from './api-client';
import { nextPaint } from './next-paint';
import { Shop } from './shop';
import { showTrace } from './shown-trace';
import type { Stock } from './stock';

/** What opening the shop takes. */
export interface ShopPremises {
  tracer: Tracer;
  root: Root;
  config: ShopConfig;
}

/**
 * The page load's one rendering task: sets off the two JSON requests at once and ends when the browser has
 * painted their data.
 *
 *   ui.render  shop
 *   ├─ http.client  GET /api/products
 *   └─ http.client  GET /api/delivery-options
 *
 * "Try again" after a failure runs the same task in a transaction of its own (`ui.action.click  Try Again`).
 */
export function openShop(premises: ShopPremises): Promise<void> {
  return premises.tracer.startSpan({ op: 'ui.render', description: 'shop' }, async (render) => {
    // Both requests start before the first await: only until then is the render span the active one.
    const arriving = Promise.all([fetchProducts().catch(asFailure), fetchDeliveryOptions().catch(asFailure)]);
    renderShop(premises, render);
    const [products, deliveryOptions] = await arriving;
    if (products instanceof RequestFailure || deliveryOptions instanceof RequestFailure) {
      render.setStatus('unavailable');
    }
    flushSync(() => renderShop(premises, render, { products, deliveryOptions }));
    await nextPaint();
  });
}

function renderShop(premises: ShopPremises, render: Span, stock?: Stock): void {
  const { tracer, root, config } = premises;
  const reopen = (): void => {
    void tracer.startSpan({ transaction: 'Try Again', op: 'ui.action.click' }, () => openShop(premises));
  };
  root.render(
    <Shop
      tracer={tracer}
      config={config}
      stock={stock}
      pageLoad={showTrace(render, 'page load')}
      reopen={reopen}
    />,
  );
}

function asFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  throw error;
}
