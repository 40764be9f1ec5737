/** Ids of one filter; when it is full, the next begins. */
const FILTER_IDS = 1 << 20;
const BITS_PER_ID = 16;
const FILTER_BITS = FILTER_IDS * BITS_PER_ID;
/** With so many bits for each id, one in about 2,000 new ids is taken for a known one when a filter is full. */
const PROBES = 8;

/** Remembers ids of 16 bytes in 2 bytes each (Bloom filters): it is sure of those that it does not hold. */
export class IdFilter {
  readonly #filters: Uint8Array[] = [];
  #size = 0;
  /** So that no sender can choose ids that collide. */
  readonly #seed = Math.floor(Math.random() * 2 ** 32);

  /** How many ids were added. */
  get size(): number {
    return this.#size;
  }

  add(id: Buffer): void {
    if (this.#size % FILTER_IDS === 0) this.#filters.push(new Uint8Array(FILTER_BITS / 8));
    this.#size += 1;
    const filter = this.#filters.at(-1) ?? new Uint8Array();
    for (const bit of this.#bitsOf(id)) filter[bit >>> 3] = (filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  /** False only for an id that was never added. */
  mayHold(id: Buffer): boolean {
    const bits = this.#bitsOf(id);
    return this.#filters.some((filter) =>
      bits.every((bit) => ((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0),
    );
  }

  /** Two hashes make as many as are needed (Kirsch and Mitzenmacher). */
  #bitsOf(id: Buffer): number[] {
    let one = this.#seed;
    let other = ~this.#seed;
    for (let at = 0; at < 16; at += 4) {
      const word = id.readUInt32LE(at);
      one = mixed(one ^ word);
      other = mixed(other + word);
    }
    return Array.from(
      { length: PROBES },
      (_, probe) => (one + Math.imul(probe, other | 1)) & (FILTER_BITS - 1),
    );
  }
}

/** The finalizer of MurmurHash3: every bit of the number changes half of the bits of the result. */
function mixed(number: number): number {
  let word = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}
