import { describe, expect, it } from '@jest/globals';
import { formatSentryTrace, parseSentryTrace } from './sentry-trace-header';

const T = '771a43a4192642f0b136d5159a501700';
const S = 'd8c9a8b7e6f5a4b3';

describe('reading a sentry-trace header', () => {
  it.each<[string, unknown, object]>([
    ['a decision for recording', `${T}-${S}-1`, { traceId: T, parentSpanId: S, sampled: true }],
    ['a decision against it', `${T}-${S}-0`, { traceId: T, parentSpanId: S, sampled: false }],
    ['no decision', `${T}-${S}`, { traceId: T, parentSpanId: S }],
    ['a dangling dash', `${T}-${S}-`, { traceId: T, parentSpanId: S }],
    ['a trace without a parent', T, { traceId: T }],
    ['blanks around it', ` \t${T}-${S}-1 `, { traceId: T, parentSpanId: S, sampled: true }],
    ['the same header twice', `${T}-${S}-1, ${T}-${S}-1`, { traceId: T, parentSpanId: S, sampled: true }],
    ['a list of headers', [`${T}-${S}-0`, 'x'], { traceId: T, parentSpanId: S, sampled: false }],
    ['what early Python SDKs sent', `00-${T}-${S}-00`, { traceId: T, parentSpanId: S }],
  ])('continues the trace from %s', (_case, header, expected) => {
    expect(parseSentryTrace(header)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['blanks', ' \t '],
    ['a bare decision', '1'],
    ['a bare decision against', '0'],
    ['upper case', `${T.toUpperCase()}-${S}-1`],
    ['a trace id too short', `${T.slice(1)}-${S}-1`],
    ['a trace id too long', `${T}a-${S}-1`],
    ['a span id too short', `${T}-${S.slice(1)}-1`],
    ['a span id too long', `${T}-${S}a-1`],
    ['the nil trace id', `${'0'.repeat(32)}-${S}-1`],
    ['the nil span id', `${T}-${'0'.repeat(16)}-1`],
    ['the decision 2', `${T}-${S}-2`],
    ['the decision 01', `${T}-${S}-01`],
    ['the decision true', `${T}-${S}-true`],
    ['two decisions', `${T}-${S}-1-1`],
    ['a trailing dot', `${T}-${S}-1.`],
    ['more after the decision', `${T}-${S}-1-extra`],
    ['a W3C traceparent', `00-${T}-${S}-01`],
    ['a letter that is no digit', `${T.slice(1)}g-${S}-1`],
    ['full-width digits', `${T.slice(1)}１-${S}-1`],
    ['a Cyrillic letter', `${T.slice(1)}а-${S}-1`],
    ['an emoji', '🧶'],
    ['two different headers', `${T}-${S}-1, ${T}-${S}-0`],
    ['16 kB', `${T}-${S}-1${' '.repeat(16_000)}`],
    ['a number', 5],
    ['an object', { sentryTrace: T }],
    ['a symbol', Symbol('x')],
    ['an empty list', []],
    ['a list of numbers', [1]],
    [
      'a list that throws',
      new Proxy([], {
        get: () => {
          throw new Error('no');
        },
      }),
    ],
  ])('starts a new trace from %s', (_case, header) => {
    expect(parseSentryTrace(header)).toBeUndefined();
  });
});

describe('writing a sentry-trace header', () => {
  it.each([
    [true, `${T}-${S}-1`],
    [false, `${T}-${S}-0`],
    [undefined, `${T}-${S}`],
  ])('says so when the decision is %s', (sampled, expected) => {
    expect(formatSentryTrace(T, S, sampled)).toBe(expected);
  });

  it('names the trace alone when there is no span to be a child of', () => {
    expect(formatSentryTrace(T, undefined, undefined)).toBe(T);
  });
});
