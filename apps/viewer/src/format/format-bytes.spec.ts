import { describe, expect, it } from '@jest/globals';
import { formatBytes } from './format-bytes';

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1_000, '0.98 KiB'],
    [1_023, '1 KiB'],
    [1_536, '1.5 KiB'],
    [10_450_000, '9.97 MiB'],
    [16_774_123_520, '15.6 GiB'],
    [17_179_869_184, '16 GiB'],
    [2 ** 70, '1048576 PiB'],
    [-2_048, '−2 KiB'],
    [Number.NaN, '–'],
  ])('%d are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});
