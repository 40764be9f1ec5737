import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError } from '@clew/service-host';
import { catalogue, demoSession } from '@clew/shop-contracts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from 'better-sqlite3';
import { temporaryDirectory, type TemporaryDirectory } from '../testing/temporary-directory';
import { openDatabase } from './open-database';

let directory: TemporaryDirectory;
const opened: Database[] = [];
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
  directory.remove();
});

function open(where = directory.path): Database {
  const database = openDatabase(where);
  opened.push(database);
  return database;
}

function pragma(database: Database, name: string): unknown {
  return database.pragma(name, { simple: true });
}

describe('opening the database', () => {
  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['busy_timeout', 2_000],
  ])('keeps %s = %s after a write and when opened again', (name, value) => {
    const first = open();
    first.prepare('UPDATE customers SET orders_placed = 1').run();
    expect(pragma(first, name)).toBe(value);
    const second = open();
    second.prepare('UPDATE customers SET orders_placed = 2').run();
    expect(pragma(second, name)).toBe(value);
  });

  it('makes the directory, and seeds the catalogue and the session once', () => {
    const where = path.join(directory.path, 'not', 'there', 'yet');
    open(where);
    const database = open(where);
    const count = (table: 'products' | 'customers' | 'sessions') =>
      database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([count('products'), count('customers'), count('sessions')]).toEqual([catalogue.length, 1, 1]);
  });

  it('brings the prices of an older catalogue up to date and keeps the order history', () => {
    const older = open();
    older.prepare('UPDATE products SET price_cents = 1').run();
    older.prepare('UPDATE customers SET orders_placed = 7').run();
    const database = open();
    expect(database.prepare('SELECT min(price_cents) FROM products').pluck().get()).toBe(
      Math.min(...catalogue.map(({ priceCents }) => priceCents)),
    );
    expect(database.prepare('SELECT orders_placed FROM customers').pluck().get()).toBe(7);
  });

  it('does not store the token of a session', () => {
    const database = open();
    expect(database.serialize().includes(demoSession.token)).toBe(false);
  });

  it('refuses a file that is no database with one line that names CLEW_DATA_DIR', () => {
    writeFileSync(path.join(directory.path, 'shop.sqlite'), 'yarn'.repeat(1_000));
    expect(open).toThrow(ConfigurationError);
    expect(open).toThrow(
      /^\/.+shop\.sqlite cannot be used \(.+\): set CLEW_DATA_DIR to a directory that this user may write to$/,
    );
  });

  it.each(['/proc/clew', import.meta.filename])('refuses the directory %s, which cannot be made', (where) => {
    expect(() => open(where)).toThrow(/^CLEW_DATA_DIR: cannot write to \/.+ \(\w+\): choose a directory/);
  });
});
