import { createCipheriv, createDecipheriv, randomBytes, randomFillSync } from 'node:crypto';

const BLOCK_BYTES = 16;
const POSITION_BYTES = 6;
const ZERO_BYTES = 5;

/**
 * Positions in the stream as texts that tell nothing: numbers would tell a reader how much went by that is not his to
 * see, and so would texts of which two are the same when nothing went by. A position is one enciphered block; a part of
 * it is random, so that no two texts are the same, and a part zeros, so that no text of strangers, and none of another
 * process, is taken for one.
 */
export class SealedPositions {
  readonly #key = randomBytes(BLOCK_BYTES);
  // Without padding and chaining each block stands for itself, and one cipher serves them all.
  readonly #cipher = createCipheriv('aes-128-ecb', this.#key, null).setAutoPadding(false);
  readonly #decipher = createDecipheriv('aes-128-ecb', this.#key, null).setAutoPadding(false);

  seal(position: number): string {
    const block = Buffer.alloc(BLOCK_BYTES);
    block.writeUIntBE(position, 0, POSITION_BYTES);
    randomFillSync(block, POSITION_BYTES + ZERO_BYTES);
    return this.#cipher.update(block).toString('base64url');
  }

  /** Undefined for what this process has not sealed. */
  open(text: string): number | undefined {
    if (!/^[\w-]{22}$/.test(text)) return undefined;
    const block = this.#decipher.update(Buffer.from(text, 'base64url'));
    const isOwn = block.readUIntBE(POSITION_BYTES, ZERO_BYTES) === 0;
    return isOwn ? block.readUIntBE(0, POSITION_BYTES) : undefined;
  }
}
