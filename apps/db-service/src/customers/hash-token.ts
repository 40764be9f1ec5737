import { createHash } from 'node:crypto';

/** The SHA-256 of a session's token: what the database keeps, and what the authentication query compares. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
