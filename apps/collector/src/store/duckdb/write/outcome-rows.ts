import type { DuckDBConnection } from '@duckdb/node-api';
import { OutcomeSums, type OutcomeCount, type OutcomeKind } from '../../records/outcome-count';

const MOST_ROWS = 10_000;
/** A row that counts nothing, for a commit that has nothing else to write. */
const NOTHING: OutcomeCount = {
  projectId: 0,
  outcome: 'accepted',
  reason: '',
  category: 'default',
  quantity: 0,
};

/** The table of outcomes: each commit adds rows, which are summed up when they have become many. */
export class OutcomeRows {
  #added = 0;

  constructor(private readonly mostRows = MOST_ROWS) {}

  /** Adds counts within the transaction that is open on the connection. */
  async add(connection: DuckDBConnection, counts: readonly OutcomeCount[]): Promise<void> {
    this.#added += Math.max(counts.length, 1);
    if (this.#added > this.mostRows) await this.sumUp(connection, counts);
    else await append(connection, counts.length === 0 ? [NOTHING] : counts);
  }

  /**
   * As `add`, and leaves one row of each kind. Before a checkpoint: the rows that are left take up a block of their own in each.
   */
  async sumUp(connection: DuckDBConnection, counts: readonly OutcomeCount[] = []): Promise<void> {
    const sums = new OutcomeSums();
    sums.add(await readOutcomes(connection));
    sums.add(counts);
    await connection.run('DELETE FROM outcomes');
    await append(connection, sums.counts);
    this.#added = 0;
  }
}

/** All outcomes that are kept, summed up. */
export async function readOutcomes(connection: DuckDBConnection): Promise<OutcomeCount[]> {
  const result = await connection.runAndReadAll(
    `SELECT project_id, outcome, reason, category, sum(quantity)::DOUBLE FROM outcomes
     GROUP BY ALL HAVING sum(quantity) > 0 ORDER BY ALL`,
  );
  return result.getRows().map(([projectId, outcome, reason, category, quantity]) => ({
    projectId: Number(projectId),
    outcome: String(outcome) as OutcomeKind,
    reason: String(reason),
    category: String(category),
    quantity: Number(quantity),
  }));
}

async function append(connection: DuckDBConnection, counts: readonly OutcomeCount[]): Promise<void> {
  const appender = await connection.createAppender('outcomes');
  for (const { projectId, outcome, reason, category, quantity } of counts) {
    appender.appendInteger(projectId);
    for (const text of [outcome, reason, category]) appender.appendVarchar(text);
    appender.appendBigInt(BigInt(quantity));
    appender.endRow();
  }
  appender.closeSync();
}
