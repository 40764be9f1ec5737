import { currency, type DeliveryOption } from '@clew/shop-contracts';
import { formatMoney } from './money';

interface DeliveryChoiceProps {
  options: readonly DeliveryOption[];
  chosen: DeliveryOption | undefined;
  choose: (id: string) => void;
}

/** How the wool travels; the best way stands first and is chosen until the shopper says otherwise. */
export function DeliveryChoice({ options, chosen, choose }: DeliveryChoiceProps) {
  return (
    <fieldset className="delivery">
      <legend>Delivery</legend>
      {options.map(({ id, name, carrier, transitDays, priceCents }) => (
        <label key={id}>
          <input
            type="radio"
            name="delivery"
            value={id}
            checked={id === chosen?.id}
            onChange={() => choose(id)}
          />
          <span className="delivery-name">
            {name}
            <small>
              {carrier}, {transitDays} {transitDays === 1 ? 'day' : 'days'}
            </small>
          </span>
          <span className="delivery-price">{formatMoney(priceCents, currency)}</span>
        </label>
      ))}
    </fieldset>
  );
}
