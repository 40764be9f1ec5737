import { describe, expect, it } from '@jest/globals';
import { readDemoConfig } from './config';

describe('the settings of npm start', () => {
  it.each([
    [undefined, 'auto'],
    ['auto', 'auto'],
    ['embedded', 'embedded'],
  ])('understand CLEW_REDIS=%s as %s', (value, preference) => {
    expect(readDemoConfig({ CLEW_REDIS: value }).redisPreference).toBe(preference);
  });

  it('refuse a CLEW_REDIS that means nothing, by name', () => {
    expect(() => readDemoConfig({ CLEW_REDIS: 'embeded' })).toThrow(
      'CLEW_REDIS must be auto or embedded, not "embeded"',
    );
  });
});
