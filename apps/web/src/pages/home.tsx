import type { CheckoutRequest } from '@clew/shop-contracts';
import { RequestFailure } from '../api-client';
import { OrderPanel, type Basket } from '../cart/order-panel';
import type { Checkout } from '../cart/use-checkout';
import { Apology } from '../components/apology';
import { ProductCard } from '../components/product-card';
import { ThreadStop } from '../components/thread';
import { Clew, YarnBall } from '../components/yarn-ball';
import type { Stock } from '../stock';

interface HomeProps {
  stock: Stock | undefined;
  basket: Basket;
  checkout: Checkout;
  submit: (request: CheckoutRequest) => void;
  reopen: () => void;
}

/** The shop window: the balls of yarn and, beside them, the order. */
export function Home({ stock, basket, checkout, submit, reopen }: HomeProps) {
  return (
    <>
      <Hero />
      <div className="shop-floor">
        <section className="yarn" id="yarn" aria-labelledby="yarn-title">
          <h2 id="yarn-title">Balls of yarn</h2>
          <YarnShelf stock={stock} basket={basket} reopen={reopen} />
        </section>
        <OrderPanel stock={stock} basket={basket} checkout={checkout} submit={submit} reopen={reopen} />
      </div>
    </>
  );
}

function Hero() {
  return (
    <section className="hero" aria-labelledby="hero-title">
      <div>
        <h1 id="hero-title">
          Wool that finds its <em>way back</em>
        </h1>
        <p>
          Hand-wound on Naxos since that business with the labyrinth. Two balls already wait in your basket:
          take hold of the thread and follow it.
        </p>
      </div>
      <div className="hero-clew">
        <Clew />
        <ThreadStop at="clew" />
      </div>
      <ThreadStop at="hero-low" />
      <ThreadStop at="hero-mid" />
      <ThreadStop at="hero-edge" />
    </section>
  );
}

function YarnShelf({ stock, basket, reopen }: Pick<HomeProps, 'stock' | 'basket' | 'reopen'>) {
  if (stock?.products instanceof RequestFailure) {
    return (
      <Apology title="The wool is not on the shelf yet." retry={reopen}>
        We could not fetch it from the store room. Nothing you did; a second try often helps.
      </Apology>
    );
  }
  return (
    <div className="shelf">
      <ThreadStop at="shelf-1" />
      <ThreadStop at="shelf-2" />
      <ThreadStop at="shelf-3" />
      <ThreadStop at="shelf-4" />
      <ThreadStop at="shelf-5" />
      <ul aria-busy={stock === undefined}>
        {stock?.products.map((product) => (
          <ProductCard
            key={product.id}
            product={product}
            quantity={basket.cart.get(product.id) ?? 0}
            addOne={() => basket.setQuantity(product.id, (basket.cart.get(product.id) ?? 0) + 1)}
          />
        )) ?? unwoundCards}
      </ul>
    </div>
  );
}

const unwoundCards = Array.from({ length: 7 }, (_, index) => (
  <li key={index} className="card card-unwound" aria-hidden="true">
    <YarnBall name={`unwound ${index}`} colour="#b9a893" />
  </li>
));
