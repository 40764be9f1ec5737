import { describe, expect, it } from '@jest/globals';
import { rankDeliveryOptions } from './rank-delivery-options';

describe('ranking delivery options', () => {
  it('takes the fastest carrier of each level and puts the best bargain first', () => {
    const options = rankDeliveryOptions([
      { serviceLevel: 'economy', carrier: 'Snail', transitDays: 14 },
      { serviceLevel: 'express', carrier: 'Icarus', transitDays: 1 },
      { serviceLevel: 'standard', carrier: 'Argo', transitDays: 3 },
      { serviceLevel: 'economy', carrier: 'Tortoise', transitDays: 9 },
    ]);
    expect(options.map(({ id, carrier, transitDays }) => [id, carrier, transitDays])).toEqual([
      ['standard', 'Argo', 3],
      ['economy', 'Tortoise', 9],
      ['express', 'Icarus', 1],
    ]);
  });

  it('leaves out levels without a quote and quotes without a tariff', () => {
    expect(rankDeliveryOptions([{ serviceLevel: 'teleport', carrier: 'Hermes', transitDays: 0 }])).toEqual(
      [],
    );
  });
});
