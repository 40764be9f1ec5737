import { describe, expect, it } from '@jest/globals';
import { formatTraceparent, parseTraceparent } from './traceparent-header';

const T = '771a43a4192642f0b136d5159a501700';
const S = 'd8c9a8b7e6f5a4b3';

describe('the traceparent header', () => {
  it.each<[string, unknown, object | undefined]>([
    ['recorded', `00-${T}-${S}-01`, { traceId: T, parentSpanId: S, sampled: true }],
    ['not recorded', `00-${T}-${S}-00`, { traceId: T, parentSpanId: S, sampled: false }],
    ['other flags beside', `00-${T}-${S}-03`, { traceId: T, parentSpanId: S, sampled: true }],
    [
      'of a later version, with more fields',
      `cc-${T}-${S}-01-what`,
      { traceId: T, parentSpanId: S, sampled: true },
    ],
    ['padded', ` 00-${T}-${S}-01 `, { traceId: T, parentSpanId: S, sampled: true }],
    ['with more fields than its version has', `00-${T}-${S}-01-x`, undefined],
    ['of the forbidden version', `ff-${T}-${S}-01`, undefined],
    ['with a nil trace id', `00-${'0'.repeat(32)}-${S}-01`, undefined],
    ['with a nil span id', `00-${T}-${'0'.repeat(16)}-01`, undefined],
    ['in upper case', `00-${T.toUpperCase()}-${S}-01`, undefined],
    ['too short', `00-${T.slice(1)}-${S}-01`, undefined],
    ['joined from two', `00-${T}-${S}-01,00-${T}-${S}-01`, undefined],
    ['too long', `cc-${T}-${S}-01-${'x'.repeat(1000)}`, undefined],
    ['no text', 5, undefined],
    ['absent', undefined, undefined],
  ])('%s', (_case, value, expected) => {
    expect(parseTraceparent(value)).toEqual(expected);
  });

  it.each([
    [true, '01'],
    [false, '00'],
    [undefined, '00'],
  ])('writes the decision %s as %s', (sampled, flags) => {
    expect(formatTraceparent(T, S, sampled)).toBe(`00-${T}-${S}-${flags}`);
  });
});
