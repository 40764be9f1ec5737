import { Readable } from 'node:stream';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { CLUSTER_SETTINGS, dialectOf, type Dialect } from './dialect';
import type { Statement } from './list/list-statement';
import type { Place } from './tables/schema';
import { isGivenUp, isWithoutAnswer, questionError, writeError } from './server-error';
import { insertedColumns } from './tables/tables';

const REMOVAL_TIMEOUT_MS = 10 * 60_000;

/** What an insert brings: its rows, made when they are asked for, so that making them does not hold everything up. */
export interface Rows {
  table: string;
  rows: () => Iterable<object> | AsyncIterable<object>;
  /** The server stores rows under the same token once. */
  token: string;
}

/**
 * The servers under which one ClickHouse can be reached. One of them is asked; when it does not answer, the next is, from
 * then on.
 */
export class ClickHouseServers {
  #current = 0;

  private constructor(
    private readonly clients: readonly ClickHouseClient[],
    readonly dialect: Dialect,
    private readonly settings: ClickHouseSettings,
  ) {}

  /** Finds out what the servers speak. Rejects when none of them answers. */
  static async connect(clients: readonly ClickHouseClient[], { cluster }: Place): Promise<ClickHouseServers> {
    const settings = cluster === undefined ? {} : CLUSTER_SETTINGS;
    let failure: unknown;
    for (const client of clients) {
      try {
        const answer = await client.query({ query: 'SELECT version() AS version', format: 'JSONEachRow' });
        const [row] = await answer.json<{ version: string }>();
        return new ClickHouseServers(clients, dialectOf(row?.version ?? ''), settings);
      } catch (error) {
        failure = error;
        if (!isWithoutAnswer(error)) break;
      }
    }
    throw failure;
  }

  /** The rows of an answer, each an array of values. */
  async ask({ text, parameters }: Statement, timeoutMs: number): Promise<unknown[][]> {
    try {
      return await this.#onAnyServer(async (client) => {
        const answer = await client.query({
          query: text,
          format: 'JSONCompact',
          query_params: parameters.values,
          clickhouse_settings: { ...this.settings, ...this.dialect.questionSettings(timeoutMs / 1_000) },
          abort_signal: AbortSignal.timeout(timeoutMs),
        });
        return (await answer.json<unknown[]>()).data;
      });
    } catch (error) {
      throw questionError(error);
    }
  }

  /** Stores rows of one table. Not repeated here: who asks for it knows whether some of them have been stored. */
  async insert({ table, rows, token }: Rows): Promise<void> {
    try {
      await this.#onOneServer((client) =>
        client.insert({
          table,
          columns: insertedColumns(table),
          format: 'JSONEachRow',
          values: Readable.from(rows()),
          clickhouse_settings: { ...this.settings, ...this.dialect.insertSettings(token) },
        }),
      );
    } catch (error) {
      throw writeError(error);
    }
  }

  /** Carries out a command of definition. */
  async define(text: string): Promise<void> {
    await this.#onOneServer((client) => client.command({ query: text }));
  }

  /** Carries out a command that removes rows; resolves when they are gone, or are known to go. */
  async remove({ text, parameters }: Statement): Promise<void> {
    try {
      await this.#onOneServer((client) =>
        client.command({
          query: text,
          query_params: parameters.values,
          clickhouse_settings: this.dialect.removalSettings,
          abort_signal: AbortSignal.timeout(REMOVAL_TIMEOUT_MS),
        }),
      );
    } catch (error) {
      throw writeError(error);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
  }

  async #onAnyServer<T>(work: (client: ClickHouseClient) => Promise<T>): Promise<T> {
    for (let tried = 1; tried < this.clients.length; tried += 1) {
      try {
        return await this.#onOneServer(work);
      } catch (error) {
        // What has taken too long already is not asked again.
        if (!isWithoutAnswer(error) || isGivenUp(error)) throw error;
      }
    }
    return this.#onOneServer(work);
  }

  async #onOneServer<T>(work: (client: ClickHouseClient) => Promise<T>): Promise<T> {
    const asked = this.#current;
    const client = this.clients[asked];
    if (client === undefined) throw new Error('no server is known');
    try {
      return await work(client);
    } catch (error) {
      if (isWithoutAnswer(error) && asked === this.#current) {
        this.#current = (asked + 1) % this.clients.length;
      }
      throw error;
    }
  }
}
