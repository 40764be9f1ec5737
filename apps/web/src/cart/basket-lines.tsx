import { currency } from '@clew/shop-contracts';
import { QuantityStepper } from '../components/quantity-stepper';
import { YarnBall } from '../components/yarn-ball';
import type { CartLine } from './cart';
import { formatMoney } from './money';

interface BasketLinesProps {
  lines: readonly CartLine[];
  /** False until the shop knows what it sells; an empty basket is only called empty after that. */
  isReady: boolean;
  setQuantity: (productId: string, quantity: number) => void;
}

/** What is in the basket, line by line. */
export function BasketLines({ lines, isReady, setQuantity }: BasketLinesProps) {
  if (lines.length === 0) {
    return <p className="basket-empty">{isReady ? 'No wool in your basket yet.' : 'Winding your wool…'}</p>;
  }
  return (
    <ul className="basket">
      {lines.map(({ product, quantity }) => (
        <li key={product.id}>
          <YarnBall name={product.id} colour={product.colour} />
          <span className="basket-name">{product.name}</span>
          <QuantityStepper
            name={product.name}
            quantity={quantity}
            setQuantity={(changed) => setQuantity(product.id, changed)}
          />
          <span className="basket-price">{formatMoney(product.priceCents * quantity, currency)}</span>
        </li>
      ))}
    </ul>
  );
}
