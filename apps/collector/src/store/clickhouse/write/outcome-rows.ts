import { randomUUID } from 'node:crypto';
import { OutcomeSums, type OutcomeCount, type OutcomeKind } from '../../records/outcome-count';
import type { ClickHouseServers } from '../clickhouse-servers';
import { Parameters } from '../parameters';

/** A row that counts nothing, for an append that has nothing else to write. */
const NOTHING: OutcomeCount = {
  projectId: 0,
  outcome: 'accepted',
  reason: '',
  category: 'default',
  quantity: 0,
};

/** The table of outcomes, whose rows the server sums up by itself. */
export class OutcomeRows {
  /** Counts of what is stored, which could not be stored themselves. */
  readonly #owed = new OutcomeSums();

  constructor(private readonly servers: ClickHouseServers) {}

  /**
   * Adds counts. What belongs to records that are stored by now (`isStored`) is kept until it can be added: those must be
   * acknowledged. Otherwise rejects with a `StoreUnwritableError`.
   */
  async add(counts: readonly OutcomeCount[], { isStored }: { isStored: boolean }): Promise<void> {
    const sums = new OutcomeSums();
    sums.add(this.#owed.counts);
    sums.add(counts);
    if (isStored && sums.counts.length === 0) return;
    try {
      await this.#insert(sums.counts.length === 0 ? [NOTHING] : sums.counts);
      this.#owed.clear();
    } catch (error) {
      if (!isStored) throw error;
      this.#owed.add(counts);
    }
  }

  async #insert(counts: readonly OutcomeCount[]): Promise<void> {
    const batch = randomUUID();
    const rows = counts.map(({ projectId, ...count }) => ({ project_id: projectId, ...count, batch }));
    await this.servers.insert({ table: 'outcomes', rows: () => rows, token: batch });
  }
}

/** All outcomes that are kept, of all collectors, summed up. */
export async function readOutcomes(servers: ClickHouseServers, timeoutMs: number): Promise<OutcomeCount[]> {
  const rows = await servers.ask(
    {
      text: `SELECT project_id, outcome, reason, category, toFloat64(sum(quantity)) AS total FROM outcomes
        GROUP BY project_id, outcome, reason, category HAVING total > 0
        ORDER BY project_id, outcome, reason, category`,
      parameters: new Parameters(servers.dialect),
    },
    timeoutMs,
  );
  return rows.map(([projectId, outcome, reason, category, quantity]) => ({
    projectId: Number(projectId),
    outcome: String(outcome) as OutcomeKind,
    reason: String(reason),
    category: String(category),
    quantity: Number(quantity),
  }));
}
