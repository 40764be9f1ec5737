import { useState } from 'react';
import type { ExchangeRates } from '@clew/shop-contracts';
import { convertCents, formatMoney } from './money';

interface ApproximationProps {
  cents: number;
  rates: ExchangeRates | null;
}

/** The amount in a currency of the shopper's choice, roughly; nothing at all while the shop has no rates. */
export function Approximation({ cents, rates }: ApproximationProps) {
  const currencies = Object.keys(rates?.rates ?? {});
  const [chosen, setChosen] = useState(currencies[0] ?? '');
  const converted = rates && convertCents(cents, rates, chosen);
  if (converted === undefined || converted === null) return null;
  return (
    <p className="approximation">
      about <output>{formatMoney(converted, chosen)}</output> in{' '}
      <select aria-label="Other currency" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        {currencies.map((currency) => (
          <option key={currency}>{currency}</option>
        ))}
      </select>
    </p>
  );
}
