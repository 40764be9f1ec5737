import { describe, expect, it } from '@jest/globals';
import { servicePlans } from './service-plan';

describe('the plan of services', () => {
  it('lists each service after those that it needs', () => {
    const names = servicePlans.map(({ name }) => name);
    const tooEarly = servicePlans.filter(({ needs }, index) =>
      needs.some((need) => !names.slice(0, index).includes(need)),
    );

    expect(tooEarly).toEqual([]);
  });

  it('lets only the shop and the collector have ports that people know', () => {
    const system = { redisUrl: '', urlOf: () => '', dsnOf: () => '' };
    const unknownPorts = servicePlans
      .filter(({ environment }) => Object.entries(environment(system)).some(([, value]) => value === '0'))
      .map(({ name }) => name);

    expect(unknownPorts).toEqual(['third-party', 'db-service', 'cache-service', 'worker', 'scheduler']);
  });
});
