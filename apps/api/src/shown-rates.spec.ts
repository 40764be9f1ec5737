import { describe, expect, it } from '@jest/globals';
import { createShownRates } from './shown-rates';

const noon = { base: 'EUR', asOf: '2026-01-01T12:00:00.000Z', rates: { USD: 1.1, GBP: 0.85 } };

describe('the rates that the page shows', () => {
  it('are none before the first ones come in', () => {
    expect(createShownRates().current()).toBeNull();
  });

  it('are the ones that came in last', () => {
    const shown = createShownRates();
    expect(shown.apply(noon)).toBe(2);
    expect(shown.current()).toEqual(noon);
  });

  it('stay when older ones arrive late', () => {
    const shown = createShownRates();
    shown.apply(noon);
    shown.apply({ ...noon, asOf: '2026-01-01T11:00:00.000Z', rates: { USD: 9 } });
    expect(shown.current()).toEqual(noon);
  });
});
