/**
 * The SQL, the same in both stores, of how many ascending bounds a value has reached. It is NULL where the value is, for
 * then no comparison holds.
 */
export function boundsReached(value: string, bounds: readonly string[]): string {
  const below = bounds.map((bound, index) => `WHEN ${value} < ${bound} THEN ${index}`);
  return `(CASE ${below.join(' ')} WHEN ${value} >= ${bounds.at(-1)} THEN ${bounds.length} END)`;
}
