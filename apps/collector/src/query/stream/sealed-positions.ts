import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const BLOCK_BYTES = 16;

/**
 * Positions in the stream as texts that tell nothing: numbers would tell a reader how much went by that is not his to
 * see. A position is one enciphered block; half of it is zeros, so that no text of strangers, and none of another
 * process, is taken for one.
 */
export class SealedPositions {
  readonly #key = randomBytes(BLOCK_BYTES);
  // Without padding and chaining each block stands for itself, and one cipher serves them all.
  readonly #cipher = createCipheriv('aes-128-ecb', this.#key, null).setAutoPadding(false);
  readonly #decipher = createDecipheriv('aes-128-ecb', this.#key, null).setAutoPadding(false);

  seal(position: number): string {
    const block = Buffer.alloc(BLOCK_BYTES);
    block.writeDoubleBE(position);
    return this.#cipher.update(block).toString('base64url');
  }

  /** Undefined for what this process has not sealed. */
  open(text: string): number | undefined {
    if (!/^[\w-]{22}$/.test(text)) return undefined;
    const block = this.#decipher.update(Buffer.from(text, 'base64url'));
    return block.readBigUInt64BE(BLOCK_BYTES / 2) === 0n ? block.readDoubleBE() : undefined;
  }
}
