import { maximumQuantity } from '@clew/shop-contracts';

interface QuantityStepperProps {
  /** The product's name, so that each button says what it changes. */
  name: string;
  quantity: number;
  setQuantity: (quantity: number) => void;
}

/** One ball less, one ball more; one less than one takes the product out. */
export function QuantityStepper({ name, quantity, setQuantity }: QuantityStepperProps) {
  return (
    <div className="stepper" role="group" aria-label={`Balls of ${name}`}>
      <button type="button" aria-label={`One ${name} less`} onClick={() => setQuantity(quantity - 1)}>
        <span aria-hidden="true">−</span>
      </button>
      <output>{quantity}</output>
      <button
        type="button"
        aria-label={`One ${name} more`}
        disabled={quantity >= maximumQuantity}
        onClick={() => setQuantity(quantity + 1)}
      >
        <span aria-hidden="true">+</span>
      </button>
    </div>
  );
}
