// Seeded randomness: the same seed draws the same store on every machine.

/** Draws numbers from a seed (mulberry32): not for secrets, but fast and the same everywhere. */
export class RandomSource {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below 1. */
  share() {
    return this.#word() / 2 ** 32;
  }

  /** From 0 to below `limit`. */
  below(limit) {
    return Math.floor(this.share() * limit);
  }

  /** Normally distributed around 0, with a deviation of 1. */
  normal() {
    return Math.sqrt(-2 * Math.log(1 - this.share())) * Math.cos(2 * Math.PI * this.share());
  }

  /** That many hex digits, a multiple of 8. */
  hex(digits) {
    let text = '';
    while (text.length < digits) text += this.#word().toString(16).padStart(8, '0');
    return text;
  }

  #word() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return (word ^ (word >>> 14)) >>> 0;
  }
}

/** Picks indexes of which the first is the most frequent, the second half as frequent, the third a third, ... */
export function zipf(size) {
  const bounds = [];
  let sum = 0;
  for (let rank = 1; rank <= size; rank++) bounds.push((sum += 1 / rank));
  return (random) => {
    const point = random.share() * sum;
    let [low, high] = [0, size - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bounds[middle] < point) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
