/** The headers that the contracts of entry and exit points send: `<trace id>-<span id>-<decision>`. */
export const TRACE_ID = '771a43a4192642f0b136d5159a501700';
export const SPAN_ID = 'd8c9a8b7e6f5a4b3';
export const SAMPLED = `${TRACE_ID}-${SPAN_ID}-1`;
export const UNSAMPLED = `${TRACE_ID}-${SPAN_ID}-0`;

/** Rows H1 to H13 of the catalogue of bad input that start a new trace; what H14 to H16 are is up to the library. */
export const MALFORMED = [
  ...['', '   ', 'garbage', '0', '1', SAMPLED.toUpperCase(), `${TRACE_ID}-${SPAN_ID}-2`, `${SAMPLED}-1`],
  ...[`${TRACE_ID}-${SPAN_ID}-01`, `${TRACE_ID}-${SPAN_ID}-true`, `${SAMPLED}.`, `${SAMPLED}-extra`],
  ...[`${TRACE_ID.slice(1)}-${SPAN_ID}-1`, `${TRACE_ID}0-${SPAN_ID}-1`, `${TRACE_ID}-${SPAN_ID}0-1`],
  ...[`${'0'.repeat(32)}-${SPAN_ID}-1`, `${TRACE_ID}-${'0'.repeat(16)}-1`, `g${SAMPLED.slice(1)}`],
  ...['Ünïcödé', `${SAMPLED},${'b'.repeat(32)}-${SPAN_ID}-1`, `${SAMPLED}${' '.repeat(9000)}x`],
];

/** Rows B1 to B11: whatever comes beside a valid header, the trace goes on. */
export const BAD_BAGGAGE = [
  ...['', ',', '=', 'a', '=v', 'a=', ','.repeat(8192), 'x'.repeat(9000), '%E0%A4%A=1', 'sentry-%ZZ=1'],
  ...[
    '__proto__=1,sentry-__proto__=1,sentry-constructor=1',
    'sentry-sample_rate=NaN',
    'sentry-sample_rate=1e999',
  ],
  ...[
    'sentry-sample_rand=7',
    `sentry-trace_id=${'b'.repeat(32)}`,
    'sentry-release=a%0d%0ab%00',
    'a=b=c;d=1,a=2',
  ],
];
