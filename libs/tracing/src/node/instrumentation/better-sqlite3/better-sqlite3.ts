/**
 * better-sqlite3 8 to 12.
 *
 * Seam: none. `prepare` and `exec` of the one database that is handed over are wrapped, and the statements it prepares;
 * never a prototype. `database.transaction` prepares its BEGIN and COMMIT past them, so they make no spans. Statements
 * that were prepared before stay untraced; what a function of the application's queries is a span beside its statement's.
 *
 *   db-service  http.server  GET /products
 *   └─ sql.query  SELECT id, name FROM products WHERE id = ?
 *
 * Wire: nothing; SQLite knows no traces.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Span, Tracer } from '../../../core/index';
import { instrumentOnce } from '../instrument-once';
import { replaceMethod } from '../replace-method';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Runs a statement within its span. */
type Runner = (span: Span, run: () => unknown) => unknown;

const LONGEST_DESCRIPTION = 2000;

/**
 * Makes a span of every statement that runs while a span is active; its description is the SQL text, without the
 * bound values. Returns a function that ends this, for statements prepared from then on.
 */
export function instrumentBetterSqlite3(tracer: Tracer, database: Database): () => void {
  function traced(describe: (args: unknown[]) => string, run: Runner = finishAfter) {
    return (original: Method): Method =>
      function tracedStatement(...args) {
        const span = tracer.activeSpan()?.startChild({ op: 'sql.query', description: describe(args) });
        return span ? run(span, () => original.apply(this, args)) : original.apply(this, args);
      };
  }

  function trace(statement: Statement<unknown[]>): void {
    const description = describeSql(statement.source);
    for (const name of ['run', 'get', 'all'])
      replaceMethod(
        statement,
        name,
        traced(() => description),
      );
    replaceMethod(
      statement,
      'iterate',
      traced(() => description, iterateWithin),
    );
  }

  return instrumentOnce(database, 'better-sqlite3', () => {
    const restoreExec = replaceMethod(
      database,
      'exec',
      traced(([sql]) => describeSql(sql)),
    );
    const restorePrepare = replaceMethod(
      database,
      'prepare',
      (prepare) =>
        function tracedPrepare(...args) {
          const statement = prepare.apply(this, args);
          trace(statement as Statement<unknown[]>);
          return statement;
        },
    );
    return () => {
      restoreExec();
      restorePrepare();
    };
  });
}

/** The SQL text on one line, shortened; bound values are not part of it. */
export function describeSql(sql: unknown): string {
  // What is no text is an error, which the database itself is about to report.
  if (typeof sql !== 'string') return '';
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
  replaceMethod(
    iterator,
    'next',
    (next) =>
      function nextRow(...args) {
        const step = failWith(span, () => next.apply(this, args)) as IteratorResult<unknown>;
        if (step.done) span.finish();
        return step;
      },
  );
  replaceMethod(
    iterator,
    'return',
    (close) =>
      function leave(...args) {
        span.finish();
        return close.apply(this, args);
      },
  );
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
