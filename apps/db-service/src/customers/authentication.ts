import { timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { hashToken } from './hash-token';

/** The customer whom a session belongs to. */
export interface Customer {
  id: string;
  name: string;
  email: string;
}

/** Finds the customer of a session's token, or undefined when no session has it. */
export type Authenticate = (token: string) => Customer | undefined;

/**
 * Prepares the authentication query and registers its SQL function `token_matches`, which compares in constant time.
 * `delayMs` makes the query slow from the inside, so that its span shows it: the function pauses once per query.
 */
export function authentication(database: Database, delayMs: number): Authenticate {
  let pauseDue = false;

  function tokenMatches(stored: unknown, presented: unknown): number {
    // SQLite calls this once per session; a query with many sessions must not take many pauses.
    if (pauseDue) pause(delayMs);
    pauseDue = false;
    return stored instanceof Uint8Array &&
      presented instanceof Uint8Array &&
      timingSafeEqual(stored, presented)
      ? 1
      : 0;
  }

  database.function('token_matches', { directOnly: true }, tokenMatches);
  const query = database.prepare<[Buffer], Customer>(`
    SELECT customers.id, customers.name, customers.email
    FROM sessions JOIN customers ON customers.id = sessions.customer_id
    WHERE token_matches(sessions.token_hash, ?)
  `);
  return function authenticate(token) {
    pauseDue = delayMs > 0;
    return query.get(hashToken(token));
  };
}

/** SQLite waits for its functions, so the pause has to block this thread as a slow comparison would. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
