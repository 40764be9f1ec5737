import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { ManualClock, testingTracer } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { instrumentBetterSqlite3 } from './better-sqlite3';

const START = 1000;
const clock = new ManualClock(START);
const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { clock });
const database = new Database(':memory:');
database.exec('CREATE TABLE products (id INTEGER PRIMARY KEY)');
database.exec('INSERT INTO products VALUES (1), (2), (3)');
instrumentBetterSqlite3(tracer, database);
afterAll(() => void database.close());

/** Reads rows, a second for each, until `isEnough`; then does something else for a minute. */
function readSlowly(sql: string, isEnough: (id: unknown) => boolean = () => false): unknown[] {
  const ids: unknown[] = [];
  for (const id of database.prepare(sql).pluck().iterate()) {
    clock.advance(1);
    ids.push(id);
    if (isEnough(id)) break;
  }
  clock.advance(60);
  return ids;
}

/** What `work` comes to in a transaction, and how its one span ended: after how many seconds, and how. */
async function spanOf(work: () => unknown): Promise<{ seconds: number; status: string | undefined }> {
  tracer.startSpan({ transaction: 'caller' }, work);
  const { spans } = await transport.take('caller');
  expect(spans).toHaveLength(1);
  const [{ start_timestamp = 0, timestamp = 0, status } = {}] = spans;
  return { seconds: timestamp - start_timestamp, status };
}

describe('the span of an iteration', () => {
  const ALL = 'SELECT id FROM products ORDER BY id';

  it('ends with the last row', async () => {
    let ids: unknown;
    const span = await spanOf(() => (ids = readSlowly(ALL)));
    expect({ ...span, ids }).toEqual({ seconds: 3, status: 'ok', ids: [1, 2, 3] });
  });

  it('ends when the iteration is left', async () => {
    let ids: unknown;
    const span = await spanOf(() => (ids = readSlowly(ALL, (id) => id === 2)));
    expect({ ...span, ids }).toEqual({ seconds: 2, status: 'ok', ids: [1, 2] });
  });

  it('ends as failed at the row that cannot be read, and the error is the caller’s', async () => {
    const error = new Error('no such yarn');
    database.function('yarn', (id: unknown) => {
      if (id === 2) throw error;
      return id;
    });
    const span = await spanOf(() => {
      expect(() => readSlowly('SELECT yarn(id) FROM products')).toThrow(error);
      clock.advance(60);
    });
    expect(span).toEqual({ seconds: 1, status: 'internal_error' });
  });

  it('has begun, where nobody reads it to its end or closes it, and is kept as it was then', async () => {
    const span = await spanOf(() => {
      const rows = database.prepare(ALL).iterate();
      rows.next();
      clock.advance(60);
      // Only once the transaction is over, since the database is busy until then.
      setImmediate(() => rows.return?.());
    });
    expect(span).toEqual({ seconds: 0, status: 'ok' });
    await new Promise((resolve) => setImmediate(resolve));
  });
});
