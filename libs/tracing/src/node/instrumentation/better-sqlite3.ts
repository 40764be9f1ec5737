/**
 * better-sqlite3 9 to 12.
 *
 * Seam: none. `prepare` and `exec` of the one database that is handed over are wrapped, and the statements it prepares;
 * never a prototype. `database.transaction` prepares its BEGIN and COMMIT past them, so they make no spans.
 *
 *   db-service  http.server  GET /products
 *   └─ sql.query  SELECT id, name FROM products WHERE id = ?
 *
 * Wire: nothing; SQLite knows no traces.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Span, Tracer } from '../../core/index';
import { instrumentOnce } from './instrument-once';

type Method = (this: unknown, ...args: unknown[]) => unknown;

const LONGEST_DESCRIPTION = 2000;

/**
 * Makes a span of every statement that runs while a span is active; its description is the SQL text, without the
 * bound values. Returns a function that ends this, for statements prepared from then on.
 */
export function instrumentBetterSqlite3(tracer: Tracer, database: Database): () => void {
  function traced(original: Method, describe: (args: unknown[]) => string): Method {
    return function tracedStatement(...args) {
      const span = tracer.activeSpan()?.startChild({ op: 'sql.query', description: describe(args) });
      return span ? finishAfter(span, () => original.apply(this, args)) : original.apply(this, args);
    };
  }

  function trace(statement: Statement<unknown[]>): void {
    const description = describeSql(statement.source);
    const methods = statement as unknown as Record<'run' | 'get' | 'all' | 'iterate', Method>;
    for (const name of ['run', 'get', 'all'] as const)
      methods[name] = traced(methods[name], () => description);
    const { iterate } = methods;
    methods.iterate = function tracedIterate(...args) {
      const span = tracer.activeSpan()?.startChild({ op: 'sql.query', description });
      return span ? iterateWithin(span, () => iterate.apply(this, args)) : iterate.apply(this, args);
    };
  }

  return instrumentOnce(database, 'better-sqlite3', () => {
    const methods = database as unknown as Record<'prepare' | 'exec', Method>;
    const { prepare, exec } = methods;
    methods.exec = traced(exec, ([sql]) => describeSql(String(sql)));
    methods.prepare = function tracedPrepare(...args) {
      const statement = prepare.apply(this, args);
      trace(statement as Statement<unknown[]>);
      return statement;
    };
    return () => {
      // What is left are the methods of the prototype, as they were before.
      Reflect.deleteProperty(methods, 'prepare');
      Reflect.deleteProperty(methods, 'exec');
    };
  });
}

/** The SQL text on one line, shortened; bound values are not part of it. */
export function describeSql(sql: string): string {
  return sql
    .slice(0, 4 * LONGEST_DESCRIPTION)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_DESCRIPTION);
}

function finishAfter<T>(span: Span, work: () => T): T {
  try {
    const result = work();
    span.setStatus('ok').finish();
    return result;
  } catch (error) {
    span.setStatus('internal_error').finish();
    throw error;
  }
}

/** The span of an iteration lasts until its last row; one that is left early, until its iterator is closed. */
function iterateWithin(span: Span, iterate: () => unknown): unknown {
  const iterator = failWith(span, iterate) as Iterator<unknown>;
  span.setStatus('ok').finishProvisionally();
  const next = iterator.next.bind(iterator);
  const close = iterator.return?.bind(iterator);
  iterator.next = () => {
    const step = failWith(span, next);
    if (step.done) span.finish();
    return step;
  };
  iterator.return = (value) => {
    span.finish();
    return close?.(value) ?? { done: true, value: value as unknown };
  };
  return iterator;
}

function failWith<T>(span: Span, work: () => T): T {
  try {
    return work();
  } catch (error) {
    span.setStatus('internal_error').finish();
    throw error;
  }
}
