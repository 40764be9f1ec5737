// One run of several variants, interleaved: a machine that others use drifts, and only what was measured in the same
// round is compared.

/**
 * Measures every variant once per round, in the other order every other round. `measure(variant)` returns an object of
 * figures; the result has, for each variant's name, its figures of every round.
 */
export async function interleave({ variants, rounds, measure }) {
  const results = new Map(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? variants : variants.toReversed();
    for (const variant of order) {
      process.stderr.write(`\r\x1b[Kround ${round + 1} of ${rounds}: ${variant.name}`);
      results.get(variant.name).push(await measure(variant));
    }
  }
  process.stderr.write('\r\x1b[K');
  return results;
}

/** Median, lowest and highest of one figure over the rounds. */
export function spread(rounds, figure) {
  return spreadOf(rounds.map((round) => round[figure]));
}

/** The same of what a figure is above that of `base` in the same round. */
export function added(rounds, base, figure) {
  return spreadOf(rounds.map((round, at) => round[figure] - base[at][figure]));
}

/** The same of a figure divided by that of `base` in the same round. */
export function relative(rounds, base, figure) {
  return spreadOf(rounds.map((round, at) => round[figure] / base[at][figure]));
}

function spreadOf(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
  return { median, lowest: sorted[0], highest: sorted.at(-1) };
}
