import { useState } from 'react';
import type { ShopConfig } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { startingCart, withQuantity, type Cart } from './cart/cart';
import { useCheckout } from './cart/use-checkout';
import { FollowTheThread } from './components/follow-the-thread';
import { PageFrame } from './components/page-frame';
import type { Stock } from './stock';
import { Confirmation } from './pages/confirmation';
import { Home } from './pages/home';
import type { ShownTrace } from './shown-trace';

interface ShopProps {
  tracer: Tracer;
  config: ShopConfig;
  /** Undefined until it has arrived. */
  stock: Stock | undefined;
  pageLoad: ShownTrace;
  reopen: () => void;
}

/** The whole page: the shop until an order is confirmed, the confirmation after. */
export function Shop({ tracer, config, stock, pageLoad, reopen }: ShopProps) {
  const [picked, setPicked] = useState<Cart>();
  const [checkout, submit] = useCheckout(tracer);
  const products = Array.isArray(stock?.products) ? stock.products : [];
  const cart = picked ?? startingCart(products);
  const setQuantity = (productId: string, quantity: number): void =>
    setPicked(withQuantity(cart, productId, quantity));

  return (
    <PageFrame>
      <main id="main">
        {checkout.state === 'confirmed' ? (
          <Confirmation order={checkout.order} rates={config.rates} />
        ) : (
          <Home
            stock={stock}
            basket={{ cart, setQuantity, rates: config.rates }}
            checkout={checkout}
            submit={submit}
            reopen={reopen}
          />
        )}
        <FollowTheThread
          trace={'trace' in checkout ? checkout.trace : pageLoad}
          viewerUrl={config.dsn === null ? null : config.viewerUrl}
        />
      </main>
    </PageFrame>
  );
}
