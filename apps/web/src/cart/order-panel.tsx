import { useState } from 'react';
import { currency, type CheckoutRequest, type ExchangeRates } from '@clew/shop-contracts';
import { RequestFailure } from '../api-client';
import { Apology } from '../components/apology';
import { ThreadStop } from '../components/thread';
import type { Stock } from '../stock';
import { Approximation } from './approximation';
import { BasketLines } from './basket-lines';
import { cartLines, checkoutRequest, totalCents, type Cart } from './cart';
import { DeliveryChoice } from './delivery-choice';
import { formatMoney } from './money';
import { explainOrderFailure } from './order-failure';
import type { Checkout } from './use-checkout';

/** What the shopper has picked, and how that changes. */
export interface Basket {
  cart: Cart;
  setQuantity: (productId: string, quantity: number) => void;
  rates: ExchangeRates | null;
}

interface OrderPanelProps {
  stock: Stock | undefined;
  basket: Basket;
  checkout: Checkout;
  submit: (request: CheckoutRequest) => void;
  reopen: () => void;
}

/** The basket, the delivery, the total, and the button at the end of the thread. */
export function OrderPanel({ stock, basket, checkout, submit, reopen }: OrderPanelProps) {
  const [deliveryId, chooseDelivery] = useState<string>();
  const options = listOf(stock?.deliveryOptions);
  const delivery = options.find(({ id }) => id === deliveryId) ?? options[0];
  const lines = cartLines(basket.cart, listOf(stock?.products));
  const total = totalCents(lines, delivery);

  return (
    <section className="order" id="order" aria-labelledby="order-title">
      <ThreadStop at="order-top" />
      <ThreadStop at="order-side" />
      <h2 id="order-title">Your order</h2>
      <BasketLines lines={lines} isReady={stock !== undefined} setQuantity={basket.setQuantity} />
      {stock?.deliveryOptions instanceof RequestFailure ? (
        <Apology title="The carriers are not answering." retry={reopen}>
          Without one we cannot send your wool. A second try often helps.
        </Apology>
      ) : (
        <DeliveryChoice options={options} chosen={delivery} choose={chooseDelivery} />
      )}
      <p className="total">
        <span>Total</span> <output>{formatMoney(total, currency)}</output>
      </p>
      <Approximation cents={total} rates={basket.rates} />
      <CheckoutTrouble checkout={checkout} />
      <SubmitButton
        isUnderway={checkout.state === 'underway'}
        order={lines.length > 0 && delivery ? checkoutRequest(lines, delivery.id) : undefined}
        submit={submit}
      />
    </section>
  );
}

function CheckoutTrouble({ checkout }: { checkout: Checkout }) {
  if (checkout.state !== 'failed') return null;
  const { title, advice } = explainOrderFailure(checkout.failure);
  return (
    <Apology title={title}>
      {checkout.failure.details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      {advice}
    </Apology>
  );
}

interface SubmitButtonProps {
  isUnderway: boolean;
  /** Undefined while there is nothing to order, or no way to send it. */
  order: CheckoutRequest | undefined;
  submit: (request: CheckoutRequest) => void;
}

function SubmitButton({ isUnderway, order, submit }: SubmitButtonProps) {
  return (
    <div className="submit">
      <ThreadStop at="submit" />
      <button
        type="button"
        disabled={order === undefined}
        aria-busy={isUnderway}
        onClick={() => order && submit(order)}
      >
        Submit Order
      </button>
    </div>
  );
}

function listOf<Item>(arrived: Item[] | RequestFailure | undefined): Item[] {
  return Array.isArray(arrived) ? arrived : [];
}
