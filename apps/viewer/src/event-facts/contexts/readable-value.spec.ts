import { describe, expect, it } from '@jest/globals';
import { readableValue } from './readable-value';

describe('what a context says', () => {
  it.each([
    ['device', 'memory_size', 16_774_123_520, '15.6 GiB'],
    ['device', 'processor_frequency', 2_450, '2450 MHz'],
    ['device', 'battery_level', 87.5, '87.5 %'],
    ['app', 'app_memory', 89_128_960, '85 MiB'],
    ['gpu', 'memory_size', 4_096, '4 GiB'],
  ])('has the unit of %s.%s', (context, field, value, text) => {
    expect(readableValue(context, field, value)).toBe(text);
  });

  it('has moments in the reader’s own time zone', () => {
    expect(readableValue('device', 'boot_time', '2026-11-22T05:58:14.500Z')).toMatch(
      /^Nov 2\d, 2026, \d\d:\d8:14\.500$/,
    );
  });

  it.each([
    ['device', 'memory_size', '16 GB'],
    ['device', 'boot_time', 'this morning'],
    ['character', 'memory_size', 7],
    ['device', 'constructor', 7],
    ['device', 'boot_time', null],
  ])('is left as it is stored: %s.%s %j', (context, field, value) => {
    expect(readableValue(context, field, value)).toBeUndefined();
  });
});
