import { describe, expect, it } from '@jest/globals';
import { shopRelease } from './release';

describe('the release', () => {
  it('names the shop and the version that it was built with', () => {
    expect(shopRelease).toMatch(/^ariadnes-yarn@\d+\.\d+\.\d+$/);
  });
});
