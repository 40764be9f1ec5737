import type { DuckDBConnection } from '@duckdb/node-api';
import { QueryTimeoutError } from '../event-store';
import type { OpenedDatabase } from './file/open-database';

interface DatabaseInUse {
  instance: OpenedDatabase;
  writer: DuckDBConnection;
  /** What uses it now. */
  uses: Set<Promise<unknown>>;
}

/**
 * The connections of one database: one that writes, and one per running question. A database that DuckDB has given up,
 * as it does when a checkpoint cannot be written, is closed and opened again: everything committed is in its log.
 */
export class DuckDbConnections {
  #opened: Promise<DatabaseInUse> | undefined;
  #current: DatabaseInUse | undefined;
  #written: Promise<unknown> = Promise.resolve();

  /** `open` is called now, and again whenever the database has been lost. */
  constructor(private readonly open: () => Promise<OpenedDatabase>) {}

  /** Opens the database if it is not open; rejects when it cannot be opened. */
  async ready(): Promise<void> {
    await this.#database();
  }

  /** Work on the connection that writes; one at a time. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const written = this.#written.then(() => this.#use(({ writer }) => work(writer)));
    this.#written = written.catch(() => undefined);
    return written;
  }

  /** Asks on a connection of its own; a question that takes longer than `timeoutMs` is interrupted. */
  async read<T>(question: (connection: DuckDBConnection) => Promise<T>, timeoutMs: number): Promise<T> {
    const ask = () => this.#use(({ instance }) => askWithin(timeoutMs, instance, question));
    try {
      return await ask();
    } catch (error) {
      if (!isFatal(error)) throw error;
      return await ask();
    }
  }

  async close(): Promise<void> {
    const opened = await this.#opened;
    this.#opened = undefined;
    if (opened !== undefined) await release(opened);
  }

  async #use<T>(work: (database: DatabaseInUse) => Promise<T>): Promise<T> {
    const database = await this.#database();
    const use = work(database);
    database.uses.add(use);
    try {
      return await use;
    } catch (error) {
      if (isFatal(error)) this.#lose(database);
      throw error;
    } finally {
      database.uses.delete(use);
    }
  }

  #database(): Promise<DatabaseInUse> {
    this.#opened ??= this.#openAfter(Promise.resolve());
    return this.#opened;
  }

  async #openAfter(released: Promise<void>): Promise<DatabaseInUse> {
    try {
      await released;
      const instance = await this.open();
      this.#current = { instance, writer: await instance.connect(), uses: new Set() };
      return this.#current;
    } catch (error) {
      this.#opened = undefined;
      throw error;
    }
  }

  #lose(lost: DatabaseInUse): void {
    if (this.#current !== lost) return;
    this.#current = undefined;
    this.#opened = this.#openAfter(release(lost));
    this.#opened.catch(() => undefined);
  }
}

/** The file may only be opened again once nothing has it open: two instances in one process would damage it. */
async function release({ instance, writer, uses }: DatabaseInUse): Promise<void> {
  // Again, since somebody who was given the database before begins to use it only now.
  do await Promise.allSettled(uses);
  while (uses.size > 0);
  writer.closeSync();
  instance.closeSync();
}

async function askWithin<T>(
  timeoutMs: number,
  instance: OpenedDatabase,
  question: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    connection.interrupt();
  }, timeoutMs);
  try {
    return await question(connection);
  } catch (error) {
    throw timedOut ? new QueryTimeoutError('the query took too long') : error;
  } finally {
    clearTimeout(timer);
    connection.closeSync();
  }
}

/** After such an error every statement fails until the database is opened again. */
function isFatal(error: unknown): boolean {
  return /FATAL Error|database has been invalidated/.test(String(error));
}
