import { currency, maximumQuantity, type Product } from '@clew/shop-contracts';
import { formatMoney } from '../cart/money';
import { YarnBall } from './yarn-ball';

interface ProductCardProps {
  product: Product;
  /** How many of it are in the basket. */
  quantity: number;
  addOne: () => void;
}

/** One ball of yarn on the shelf, with its paper band. */
export function ProductCard({ product, quantity, addOne }: ProductCardProps) {
  return (
    <li className="card">
      <YarnBall name={product.id} colour={product.colour} />
      <div className="card-band">
        <h3>{product.name}</h3>
        <p className="card-description">{product.description}</p>
        <div className="card-foot">
          <p className="card-price">{formatMoney(product.priceCents, currency)}</p>
          <button
            type="button"
            className="add"
            aria-label={quantity === 0 ? `Add ${product.name} to your order` : `One more ${product.name}`}
            disabled={quantity >= maximumQuantity}
            onClick={addOne}
          >
            {quantity === 0 ? 'Add' : 'One more'}
          </button>
        </div>
      </div>
    </li>
  );
}
