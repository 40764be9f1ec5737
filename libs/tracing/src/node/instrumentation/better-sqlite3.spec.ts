import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import {
  describeLocalOperationContract,
  testingTracer,
  type LocalOperationHarness,
} from '../../testing/index';
import { createAsyncLocalActiveSpan } from '../async-local-active-span';
import { describeSql, instrumentBetterSqlite3 } from './better-sqlite3';

function openShop(): Database.Database {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT UNIQUE)');
  database.exec(`INSERT INTO products (name) VALUES ('red'), ('green')`);
  return database;
}

describeLocalOperationContract('better-sqlite3', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: (tracer, times): LocalOperationHarness => {
    const database = openShop();
    for (let time = 0; time < times; time += 1) instrumentBetterSqlite3(tracer, database);
    return {
      ...{
        op: 'sql.query',
        description: 'SELECT name FROM products WHERE id = ?',
        expectedResult: { name: 'red' },
      },
      run: () => database.prepare('SELECT name\n  FROM products\n  WHERE id = ?').get(1),
      fail: () => {
        try {
          return database.prepare('INSERT INTO products (name) VALUES (?)').run('red');
        } catch (error) {
          return error;
        }
      },
      stop: () => void database.close(),
    };
  },
});

describe('the spans of a SQLite database', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  const database = openShop();
  const remove = instrumentBetterSqlite3(tracer, database);
  const SELECT = 'SELECT name FROM products ORDER BY id';

  afterEach(() => transport.expectNothingUnclaimed());
  afterAll(() => void database.close());

  function spansOf(work: () => unknown): { description?: string; status?: string }[] {
    tracer.startSpan({ transaction: 'caller' }, work);
    return transport.takeAll().flatMap((event) => event.spans);
  }

  it.each([
    ['get', () => database.prepare(SELECT).get(), { name: 'red' }],
    ['all', () => database.prepare(SELECT).all(), [{ name: 'red' }, { name: 'green' }]],
    ['pluck().all', () => database.prepare(SELECT).pluck().all(), ['red', 'green']],
    ['raw().get', () => database.prepare(SELECT).raw().get(), ['red']],
    ['iterate', () => [...database.prepare(SELECT).pluck().iterate()], ['red', 'green']],
    ['bind().pluck().get', () => database.prepare(`${SELECT} LIMIT ?`).bind(1).pluck().get(), 'red'],
  ])('are one for a statement that is run with %s, whose result stays the same', (_method, run, expected) => {
    let result: unknown;
    const spans = spansOf(() => {
      result = run();
    });
    expect(result).toEqual(expected);
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ op: 'sql.query', status: 'ok' });
  });

  it('last, for an iteration that is left early, until it is left', () => {
    const spans = spansOf(() => {
      for (const name of database.prepare(SELECT).pluck().iterate()) if (name === 'red') break;
    });
    expect(spans).toMatchObject([{ description: SELECT, status: 'ok' }]);
  });

  it('are those of the statements of a database transaction, without its BEGIN and COMMIT', () => {
    const insert = database.prepare('INSERT INTO products (name) VALUES (?)');
    const insertAll = database.transaction((names: string[]) => names.forEach((name) => insert.run(name)));
    const spans = spansOf(() => insertAll.immediate(['blue', 'grey']));
    expect(spans.map((span) => span.description)).toEqual([insert.source, insert.source]);
  });

  it('never hold a bound value', () => {
    const spans = spansOf(() => database.prepare(`${SELECT} LIMIT ?`).all(123_456));
    expect(JSON.stringify(spans)).not.toContain('123456');
  });

  it('describe several statements that are run at once', () => {
    const spans = spansOf(() => database.exec('DELETE FROM products WHERE id > 100;\n\nANALYZE'));
    expect(spans).toMatchObject([{ description: 'DELETE FROM products WHERE id > 100; ANALYZE' }]);
  });

  it('end with the instrumentation', () => {
    remove();
    expect(spansOf(() => database.prepare(SELECT).all())).toEqual([]);
  });
});

describe('the description of SQL', () => {
  it('is one line of at most 2000 characters', () => {
    expect(describeSql(' SELECT\n\t1 ')).toBe('SELECT 1');
    expect(describeSql(`SELECT '${'x'.repeat(100_000)}'`)).toHaveLength(2000);
  });
});
