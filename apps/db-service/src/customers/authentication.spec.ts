import { demoSession } from '@clew/shop-contracts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from 'better-sqlite3';
import { openDatabase } from '../database/open-database';
import { temporaryDirectory, type TemporaryDirectory } from '../testing/temporary-directory';
import { authentication } from './authentication';
import { hashToken } from './hash-token';

const DELAY_MS = 80;
let directory: TemporaryDirectory;
let database: Database;
beforeEach(() => {
  directory = temporaryDirectory();
  database = openDatabase(directory.path);
});
afterEach(() => {
  database.close();
  directory.remove();
});

function openManySessions(): void {
  const insert = database.prepare('INSERT INTO sessions (token_hash, customer_id) VALUES (?, ?)');
  for (let session = 0; session < 20; session += 1) {
    insert.run(hashToken(`other-session-${session}`), demoSession.customer.id);
  }
}

function durationOf(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

describe('the authentication query', () => {
  it('finds the customer of a session', () => {
    expect(authentication(database, 0)(demoSession.token)).toEqual(demoSession.customer);
  });

  it.each([
    ['nothing', ''],
    ['a part of a token', demoSession.token.slice(0, -1)],
    ['a longer token', `${demoSession.token}0`],
    ['other case', demoSession.token.toUpperCase()],
    ['SQL', `' OR '1'='1`],
    ['a pattern', '%'],
    ['the stored hash', hashToken(demoSession.token).toString('latin1')],
  ])('finds nobody for %s', (_case, token) => {
    expect(authentication(database, 0)(token)).toBeUndefined();
  });

  it('pauses once per query, however many sessions there are', () => {
    openManySessions();
    const authenticate = authentication(database, DELAY_MS);
    for (const token of [demoSession.token, 'nobody', demoSession.token]) {
      const duration = durationOf(() => authenticate(token));
      expect(duration).toBeGreaterThanOrEqual(DELAY_MS - 1);
      // Once per row would be twenty times as long.
      expect(duration).toBeLessThan(10 * DELAY_MS);
    }
  });
});
