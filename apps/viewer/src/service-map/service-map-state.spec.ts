import { describe, expect, it } from '@jest/globals';
import type { ServiceMapState } from './service-map-state';
import { parseServiceMap, serviceMapPath } from './service-map-state';

const DEFAULT: ServiceMapState = {
  query: '',
  window: { statsPeriod: '24h' },
  projects: [],
  callOrder: '-count',
  serviceOrder: '-count',
};

describe('the state of the service map', () => {
  it('leaves the address empty where it is the default', () =>
    expect(serviceMapPath(DEFAULT)).toBe('/services'));

  it.each<Partial<ServiceMapState>>([
    { query: 'release:"shop@1" a&b=c#d' },
    { window: { statsPeriod: '30m' } },
    { projects: ['web', 'api'] },
    { callOrder: 'p95', serviceOrder: '-orphans' },
  ])('survives the way through the address: %j', (change) => {
    const state = { ...DEFAULT, ...change };
    expect(parseServiceMap(serviceMapPath(state).replace('/services', ''))).toEqual(state);
  });

  it.each(['statsPeriod=x', 'calls=service', 'services=__proto__', 'project='])(
    'falls back to the default where the address makes no sense: %s',
    (search) => expect(parseServiceMap(search)).toEqual(DEFAULT),
  );
});
