import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
const TOKEN = /^clew_[\w-]{43}$/;

/** A new token for reading: `clew_` and 256 random bits. The prefix lets people and secret scanners know it. */
export function mintToken(): string {
  return `clew_${randomBytes(BYTES).toString('base64url')}`;
}

/** Whether a text has the form of a token. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** The SHA-256 of a token. Nothing slower is needed: there is no guessing 256 random bits. */
export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
