import { useEffect, useRef } from 'react';
import type { CheckoutResponse, ExchangeRates } from '@clew/shop-contracts';
import { Approximation } from '../cart/approximation';
import { formatMoney } from '../cart/money';
import { ThreadStop } from '../components/thread';
import { Clew } from '../components/yarn-ball';

interface ConfirmationProps {
  order: CheckoutResponse;
  rates: ExchangeRates | null;
}

/** What a shopper sees once the order is placed. The heading takes the focus, so that it is also heard. */
export function Confirmation({ order, rates }: ConfirmationProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <section className="confirmation" aria-labelledby="confirmation-title">
      <title>Order confirmed · Ariadne's Yarn</title>
      <div className="confirmation-clew">
        <Clew />
        <ThreadStop at="clew" />
      </div>
      <ThreadStop at="confirmation-turn" />
      <ThreadStop at="confirmation-low" />
      <div className="receipt">
        <ThreadStop at="receipt" />
        <h1 id="confirmation-title" tabIndex={-1} ref={heading}>
          Order confirmed
        </h1>
        <p>You found the way out. The worker is already writing your confirmation e-mail.</p>
        <Receipt order={order} />
        <p className="receipt-total">
          <span>Total</span> <strong>{formatMoney(order.totalCents, order.currency)}</strong>
        </p>
        <Approximation cents={order.totalCents} rates={rates} />
        <p className="receipt-id">
          Order <code>{order.orderId}</code>
        </p>
        <p>
          <a href="/">Back to the shop</a>
        </p>
      </div>
    </section>
  );
}

function Receipt({ order: { lines, delivery, currency } }: { order: CheckoutResponse }) {
  return (
    <ul className="receipt-lines">
      {lines.map(({ productId, name, quantity, unitPriceCents }) => (
        <li key={productId}>
          <span>
            {quantity} × {name}
          </span>
          <span>{formatMoney(unitPriceCents * quantity, currency)}</span>
        </li>
      ))}
      <li>
        <span>{delivery.name}</span>
        <span>{formatMoney(delivery.priceCents, currency)}</span>
      </li>
    </ul>
  );
}
