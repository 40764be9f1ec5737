const THRESHOLD_DIGITS = 14;
const THRESHOLDS = 2n ** 56n;

/**
 * The rate at which a trace was sampled, above 0 and at most 1, as OpenTelemetry's samplers write it into the trace
 * state: `ot=th:c` is a rejection threshold in hex, of 56 bits but for zeros at its end, so that a quarter is kept. Null
 * when it says none.
 */
export function sampleRateOfTraceState(traceState: unknown): number | null {
  if (typeof traceState !== 'string') return null;
  const member = traceState.split(',').find((entry) => entry.trimStart().startsWith('ot='));
  const [, threshold] = /(?:^\s*ot=|;)th:([0-9a-f]{1,14})(?=;|\s*$)/.exec(member ?? '') ?? [];
  if (threshold === undefined) return null;
  const kept = THRESHOLDS - BigInt(`0x${threshold.padEnd(THRESHOLD_DIGITS, '0')}`);
  return Number(kept) / Number(THRESHOLDS);
}
