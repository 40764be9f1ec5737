import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { QueryTimeoutError } from '../event-store';

const QUERY_TIMEOUT_MS = 5_000;
const CONCURRENT_QUERIES = 4;

/**
 * The connections of one open database: one that writes, and one per running question, at most four at a time; more
 * wait for their turn. A question that runs too long is interrupted with a `QueryTimeoutError`.
 */
export class DuckDbConnections {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  private constructor(
    private readonly instance: DuckDBInstance,
    readonly writer: DuckDBConnection,
  ) {}

  static async of(instance: DuckDBInstance): Promise<DuckDbConnections> {
    return new DuckDbConnections(instance, await instance.connect());
  }

  async read<T>(question: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    await this.#turn();
    const connection = await this.instance.connect();
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      connection.interrupt();
    }, QUERY_TIMEOUT_MS);
    try {
      return await question(connection);
    } catch (error) {
      throw timedOut
        ? new QueryTimeoutError(`the query took longer than ${QUERY_TIMEOUT_MS / 1_000} s`)
        : error;
    } finally {
      clearTimeout(timer);
      connection.closeSync();
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  close(): void {
    this.writer.closeSync();
    this.instance.closeSync();
  }

  async #turn(): Promise<void> {
    if (this.#running >= CONCURRENT_QUERIES)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running += 1;
  }
}
