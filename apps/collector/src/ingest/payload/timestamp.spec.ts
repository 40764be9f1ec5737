import { describe, expect, it } from '@jest/globals';
import { parseTimestamp } from './timestamp';

describe('a timestamp of the wire', () => {
  it.each([
    [1_795_348_800, 1_795_348_800],
    [1_795_348_800.1234567, 1_795_348_800.1234567],
    ['2026-11-22T12:00:00Z', 1_795_348_800],
    ['2026-11-22T12:00:00', 1_795_348_800],
    ['2026-11-22 12:00:00.5', 1_795_348_800.5],
    ['2026-11-22T12:00:00.049556Z', 1_795_348_800.049556],
    ['2026-11-22T12:00:00.123456789Z', Number('1795348800.123456789')],
    ['2026-11-22T13:00:00+0100', 1_795_348_800],
    ['2026-11-22T13:00:00.25+01:00', 1_795_348_800.25],
    ['2026-11-22T12:00:00z', 1_795_348_800],
  ])('%j is %d seconds', (value, seconds) => {
    expect(parseTimestamp(value)).toBe(seconds);
  });

  it.each([
    [undefined],
    [null],
    [true],
    [{}],
    [Number.POSITIVE_INFINITY],
    [''],
    ['yesterday'],
    ['1795348800'],
    ['2026-13-22T12:00:00Z'],
    ['2026-11-22'],
    ['2026-11-22T12:00:00.1234567891Z'],
    ['9'.repeat(10_000)],
  ])('%j is none', (value) => {
    expect(parseTimestamp(value)).toBeUndefined();
  });
});
