import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import {
  describeLocalOperationContract,
  testingTracer,
  type LocalOperationHarness,
} from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { describeSql, instrumentBetterSqlite3 } from './better-sqlite3';

function openShop(): Database.Database {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT UNIQUE)');
  database.exec(`INSERT INTO products (name) VALUES ('red'), ('green')`);
  return database;
}

describeLocalOperationContract('better-sqlite3', {
  endless: null,
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
  let remove = instrumentBetterSqlite3(tracer, database);
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

  it.each(['default', 'deferred', 'immediate', 'exclusive'] as const)(
    'are those of the statements of a database transaction (%s), without its BEGIN and COMMIT',
    (kind) => {
      const insert = database.prepare('INSERT INTO products (name) VALUES (?)');
      const insertAll = database.transaction(function insertAll(this: unknown, names: string[]) {
        return [this, names.map((name) => insert.run(name).changes)];
      });
      const receiver = {};
      let result: unknown;
      const spans = spansOf(() => {
        result = insertAll[kind].call(receiver, [`${kind} blue`, `${kind} grey`]);
      });
      expect(result).toEqual([receiver, [1, 1]]);
      expect(spans.map((span) => span.description)).toEqual([insert.source, insert.source]);
    },
  );

  it('show what a rolled back database transaction has tried, also a nested one', () => {
    const insert = database.prepare('INSERT INTO products (name) VALUES (?)');
    const error = new Error('the outer one goes on');
    const inner = database.transaction(() => {
      insert.run('inner');
      throw error;
    });
    const outer = database.transaction(() => {
      insert.run('outer');
      expect(inner).toThrow(error);
      return database.prepare(`SELECT count(*) FROM products WHERE name IN ('inner', 'outer')`).pluck().get();
    });
    let count: unknown;
    const spans = spansOf(() => (count = outer()));
    expect(count).toBe(1);
    expect(spans.map((span) => span.status)).toEqual(['ok', 'ok', 'ok']);
  });

  it('are not made for a statement that was prepared before', () => {
    const plain = openShop();
    const before = plain.prepare(SELECT);
    instrumentBetterSqlite3(tracer, plain);
    expect(spansOf(() => before.all())).toEqual([]);
    plain.close();
  });

  it('are made for what a function of the application queries elsewhere, beside its statement', () => {
    // A database refuses queries of its own functions.
    const elsewhere = openShop();
    instrumentBetterSqlite3(tracer, elsewhere);
    const name = elsewhere.prepare('SELECT name FROM products WHERE id = ?').pluck();
    database.function('name_of', (id) => name.get(id));
    let result: unknown;
    const spans = spansOf(() => (result = database.prepare('SELECT name_of(1)').pluck().get()));
    expect(result).toBe('red');
    expect(spans.map((span) => span.description)).toEqual(['SELECT name_of(1)', name.source]);
    elsewhere.close();
  });

  it.each<[string, () => unknown]>([
    ['a broken constraint', () => database.prepare('INSERT INTO products (name) VALUES (?)').run('red')],
    ['broken SQL', () => database.exec('SELEC')],
    ['SQL that is no text', () => database.exec(7 as unknown as string)],
    ['SQL that cannot be read', () => database.prepare(Object.create(null) as string)],
    ['a value that cannot be bound', () => database.prepare(`${SELECT} LIMIT ?`).all({})],
    ['too few values', () => database.prepare(`${SELECT} LIMIT ?`).get()],
    ['an iteration that cannot begin', () => database.prepare(`${SELECT} LIMIT ?`).iterate()],
  ])('leave the error to the caller: %s', (_case, work) => {
    let error: unknown;
    spansOf(() => (error = thrownBy(work)));
    remove();
    expect(likenessOf(error)).toEqual(likenessOf(thrownBy(work)));
    remove = instrumentBetterSqlite3(tracer, database);
  });

  it('leave nothing to be seen on the database and its statements', () => {
    const plain = openShop();
    expect(Object.keys(database)).toEqual(Object.keys(plain));
    const statement = database.prepare(SELECT);
    expect(Object.keys(statement)).toEqual(Object.keys(plain.prepare(SELECT)));
    expect(statement.pluck()).toBe(statement);
    plain.close();
  });

  it.each<[string, () => unknown]>([
    ['a list', () => database.prepare('SELECT ?, ?').get(['canary', 'canary'])],
    ['arguments', () => database.prepare('SELECT ?, ?').all('canary', Buffer.from('canary'))],
    ['names', () => database.prepare('SELECT @a, $b, :c').get({ a: 'canary', b: 'canary', c: 'canary' })],
    ['a lasting binding', () => database.prepare('SELECT ?').bind('canary').raw().get()],
    ['an iteration', () => [...database.prepare('SELECT ?').iterate('canary')]],
    ['a failure', () => thrownBy(() => database.prepare('SELECT ?').get('canary', 'canary'))],
  ])('never hold a bound value: %s', (_form, work) => {
    const spans = spansOf(work);
    expect(spans).toHaveLength(1);
    expect(JSON.stringify(spans)).not.toContain('canary');
  });

  it('hold the literals that the caller has written into the text', () => {
    const spans = spansOf(() => database.prepare(`SELECT 'as  written'`).get());
    expect(spans).toMatchObject([{ description: `SELECT 'as written'` }]);
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

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function likenessOf(error: unknown): unknown {
  const { name, message, code } = error as Error & { code?: unknown };
  return { name, message, code };
}
