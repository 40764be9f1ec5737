import type { PruneRequest } from '../../event-pruner';
import { countsOf, OutcomeSums, type OutcomeCount, type Quantities } from '../../records/outcome-count';
import type { ClickHouseServers } from '../clickhouse-servers';
import type { OutcomeRows } from './outcome-rows';
import { integer, Parameters, uuidOf } from '../parameters';
import { localTable, onCluster, type Place } from '../tables/schema';

const TIMEOUT_MS = 60_000;
/** Of one removal; its statement is as long as their ids. */
const SLICE_TRACES = 5_000;
const POLL_MS = 50;

/** Both tables' records, by what is removed together. */
const RECEIVED = `SELECT ifNull(trace_id, event_id) AS trace, received_timestamp FROM events FINAL
  UNION ALL SELECT trace_id AS trace, received_timestamp FROM streamed_spans FINAL`;

const TABLES = {
  events: { trace: 'ifNull(trace_id, event_id)', type: 'type' },
  streamed_spans: { trace: 'trace_id', type: `'spans'` },
} as const;

type TableName = keyof typeof TABLES;

/**
 * What `EventPruner.prune` promises, as far as there are no transactions over tables: what is to go is counted, removed, and
 * then the count is stored. The server rewrites the parts of the tables that hold it beside what else it does.
 */
export class RecordPruner {
  constructor(
    private readonly servers: ClickHouseServers,
    private readonly outcomeRows: OutcomeRows,
    private readonly place: Place,
  ) {}

  async prune(request: PruneRequest): Promise<OutcomeCount[]> {
    if (!(await this.#hasOlder(request.before))) return [];
    const traces = await this.#tracesToPrune(request);
    const pruned = new OutcomeSums();
    for (let start = 0; start < traces.length; start += SLICE_TRACES) {
      pruned.add(await this.#removeTraces(traces.slice(start, start + SLICE_TRACES), request.before));
    }
    return pruned.counts;
  }

  /** The time before which about that share of all records was received. */
  async receivedBefore(share: number, timeoutMs: number): Promise<number | undefined> {
    const parameters = new Parameters(this.servers.dialect);
    const level = Math.min(Math.max(share, 0), 1).toFixed(6);
    const text = `SELECT count(), quantile(${level})(received_timestamp) FROM (${RECEIVED})`;
    const [row] = await this.servers.ask({ text, parameters }, timeoutMs);
    return Number(row?.[0]) === 0 ? undefined : Number(row?.[1]);
  }

  /** The bytes of the tables' parts; of a replicated table those of one replica. */
  async storedBytes(): Promise<number> {
    const parameters = new Parameters(this.servers.dialect);
    const tables = Object.keys(TABLES).map((name) => localTable(name, this.place));
    const parts =
      this.place.cluster === undefined ? 'system.parts' : `cluster('${this.place.cluster}', system.parts)`;
    const text = `SELECT toFloat64(sum(bytes_on_disk)) FROM ${parts}
      WHERE active AND database = ${parameters.bind(this.place.database, 'String')}
        AND ${parameters.oneOf('table', tables, 'String')}`;
    const [row] = await this.servers.ask({ text, parameters }, TIMEOUT_MS);
    return Number(row?.[0] ?? 0);
  }

  /** Answered from the tables' indexes, so that it can be asked often. */
  async #hasOlder(before: number): Promise<boolean> {
    for (const table of Object.keys(TABLES)) {
      const parameters = new Parameters(this.servers.dialect);
      const time = parameters.bind(before, 'Float64');
      const text = `SELECT 1 FROM ${table} WHERE received_timestamp < ${time} LIMIT 1`;
      if ((await this.servers.ask({ text, parameters }, TIMEOUT_MS)).length > 0) return true;
    }
    return false;
  }

  /** The traces that have been quiet for longest, as many as have so many records together. */
  async #tracesToPrune({ before, wholeTraces, mostRecords }: PruneRequest): Promise<string[]> {
    const parameters = new Parameters(this.servers.dialect);
    const time = parameters.bind(before, 'Float64');
    const text = `SELECT replaceAll(toString(trace), '-', ''), toFloat64(countIf(received_timestamp < ${time})) AS records
      FROM (${RECEIVED}) GROUP BY trace
      HAVING records > 0 ${wholeTraces ? `AND max(received_timestamp) < ${time}` : ''}
      ORDER BY maxIf(received_timestamp, received_timestamp < ${time}), trace LIMIT ${integer(mostRecords)}`;
    const rows = await this.servers.ask({ text, parameters }, TIMEOUT_MS);
    let records = 0;
    const end = rows.findIndex(([, count]) => (records += Number(count)) >= mostRecords);
    return rows.slice(0, end === -1 ? rows.length : end + 1).map(([id]) => String(id));
  }

  async #removeTraces(traces: readonly string[], before: number): Promise<OutcomeCount[]> {
    const removed = new OutcomeSums();
    for (const table of Object.keys(TABLES) as TableName[]) {
      const counts = await this.#count(table, traces, before);
      removed.add(counts);
      if (counts.length > 0) await this.#remove(table, traces, before);
    }
    await this.outcomeRows.add(removed.counts, { isStored: true });
    return removed.counts;
  }

  async #count(table: TableName, traces: readonly string[], before: number): Promise<OutcomeCount[]> {
    const { parameters, condition } = this.#condition(table, traces, before);
    const text = `SELECT project_id, ${TABLES[table].type} AS kind, toFloat64(count()), toFloat64(sum(span_count))
      FROM ${table} FINAL WHERE ${condition} GROUP BY project_id, kind`;
    const rows = await this.servers.ask({ text, parameters }, TIMEOUT_MS);
    return rows.flatMap(([projectId, kind, records, spans]) =>
      countsOf(
        { projectId: Number(projectId), outcome: 'pruned', reason: '' },
        quantitiesOfMany(String(kind), Number(records), Number(spans)),
      ),
    );
  }

  async #remove(table: TableName, traces: readonly string[], before: number): Promise<void> {
    const { parameters, condition } = this.#condition(table, traces, before);
    const local = localTable(table, this.place);
    await this.servers.remove({
      text: `ALTER TABLE ${local}${onCluster(this.place)} DELETE WHERE ${condition}`,
      parameters,
    });
    await this.#settled(local);
  }

  /** A server that does not wait by itself is asked whether it is done. */
  async #settled(table: string): Promise<void> {
    const deadline = performance.now() + TIMEOUT_MS;
    while (performance.now() < deadline) {
      const parameters = new Parameters(this.servers.dialect);
      const mutations =
        this.place.cluster === undefined
          ? 'system.mutations'
          : `cluster('${this.place.cluster}', system.mutations)`;
      const text = `SELECT toFloat64(count()) FROM ${mutations}
        WHERE NOT is_done AND database = ${parameters.bind(this.place.database, 'String')}
          AND table = ${parameters.bind(table, 'String')}`;
      const [row] = await this.servers.ask({ text, parameters }, TIMEOUT_MS);
      if (Number(row?.[0]) === 0) return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  #condition(table: TableName, traces: readonly string[], before: number) {
    const parameters = new Parameters(this.servers.dialect);
    const ofTraces = parameters.oneOf(TABLES[table].trace, traces.map(uuidOf), 'UUID');
    const condition = `received_timestamp < ${parameters.bind(before, 'Float64')} AND ${ofTraces}`;
    return { parameters, condition };
  }
}

/** As `quantitiesOf`, of many records at once. */
function quantitiesOfMany(type: string, records: number, spans: number): Quantities {
  if (type === 'spans') return { span: spans };
  return type === 'transaction' ? { transaction: records, span: spans } : { error: records };
}
