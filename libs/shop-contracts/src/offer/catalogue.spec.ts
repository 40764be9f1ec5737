import { describe, expect, it } from '@jest/globals';
import { catalogue, deliveryTariffs } from '../index';

describe('the catalogue', () => {
  it('names every product and every delivery tariff once', () => {
    const ids = [...catalogue, ...deliveryTariffs].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([...catalogue, ...deliveryTariffs])('prices $name in whole cents', ({ priceCents }) => {
    expect(Number.isSafeInteger(priceCents) && priceCents > 0).toBe(true);
  });

  it.each(catalogue)('gives $name a colour that CSS understands', ({ colour }) => {
    expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });
});
