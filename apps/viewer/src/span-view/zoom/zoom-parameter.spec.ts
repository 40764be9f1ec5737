import { describe, expect, it } from '@jest/globals';
import { timeAxis } from '@clew/trace-model';
import { readZoomParameter, zoomParameter } from './zoom-parameter';

const AXIS = timeAxis([{ start_timestamp: 1_700_000_000, timestamp: 1_700_000_002 }]);

describe('the part in view, in the address', () => {
  it('is told in seconds since the epoch', () => {
    expect(zoomParameter(AXIS, { start: 0.25, end: 0.5 })).toBe('1700000000.5..1700000001');
  });

  it('is not told where nothing is zoomed', () => {
    expect(zoomParameter(AXIS, { start: 0, end: 1 })).toBeUndefined();
  });

  it('is read back', () => {
    expect(readZoomParameter(AXIS, '1700000000.5..1700000001')).toEqual({ start: 0.25, end: 0.5 });
  });

  it('is cut to what there is', () => {
    expect(readZoomParameter(AXIS, '1600000000..1700000001')).toEqual({ start: 0, end: 0.5 });
  });

  it.each([
    null,
    '',
    'x',
    '1..2',
    '1700000001..1700000000',
    'NaN..Infinity',
    '-1..5',
    '9999999999..99999999999',
    '<script>..1',
  ])('is the whole for %j', (text) => {
    expect(readZoomParameter(AXIS, text)).toEqual({ start: 0, end: 1 });
  });
});
