/**
 * Six decimals, truncated, so that rounding never turns a number below the rate into one that is not. A number that
 * has six decimals stays as it is, although its product in floating point may fall just below a whole number.
 */
export function formatSampleRand(sampleRand: number): string {
  const millionths = Math.floor(Math.round(sampleRand * 1e12) / 1e6);
  return (Math.min(millionths, 999_999) / 1e6).toFixed(6);
}
