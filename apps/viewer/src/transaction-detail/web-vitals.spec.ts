import { describe, expect, it } from '@jest/globals';
import { ratingOf, vitalOf } from './web-vitals';

describe('a web vital', () => {
  it.each([
    ['lcp', 2_500, 'good'],
    ['lcp', 2_501, 'middling'],
    ['lcp', 4_001, 'poor'],
    ['cls', 0.1, 'good'],
    ['cls', 0.3, 'poor'],
  ])('%s of %p is %s', (name, value, rating) => {
    const vital = vitalOf(name);
    expect(vital && ratingOf(vital, value)).toBe(rating);
  });

  it.each(['app_start_cold', 'constructor', '__proto__'])('is not %s', (name) => {
    expect(vitalOf(name)).toBeUndefined();
  });
});
