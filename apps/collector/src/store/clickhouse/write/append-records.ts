import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { AppendOutcome } from '../../records/append-outcome';
import type { EventRecord } from '../../records/event-record';
import { countsOfAppended, type OutcomeCount } from '../../records/outcome-count';
import type { StoredRecord } from '../../records/stored-record';
import { StoreUnwritableError } from '../../store-unwritable-error';
import type { StreamedSpans } from '../../records/streamed-spans';
import type { ClickHouseServers, Rows } from '../clickhouse-servers';
import { eventRow, streamedSpansRow } from './event-row';
import { knownKeys, recordKey } from './known-keys';
import type { OutcomeRows } from './outcome-rows';

/** An insert whose answer was lost is looked after so often, on the next server if there is one. */
const ATTEMPTS = 2;
/** So many rows are made in one go before others have their turn. */
const ROWS_AT_ONCE = 50;

/**
 * Appends records and outcomes. There is no transaction over several tables, so what is acknowledged is stored first: events,
 * each in one row with its spans; the spans that were streamed; what else is counted. The server counts what it accepts
 * with the insert itself.
 */
export class RecordAppends {
  constructor(
    private readonly servers: ClickHouseServers,
    private readonly outcomeRows: OutcomeRows,
  ) {}

  async append(records: readonly StoredRecord[], counts: readonly OutcomeCount[]): Promise<AppendOutcome[]> {
    const outcomes = await this.#store(records);
    const counted = countsOfAppended(records, outcomes).filter(({ outcome }) => outcome === 'duplicate');
    await this.outcomeRows.add([...counts, ...counted], { isStored: outcomes.includes('stored') });
    return outcomes;
  }

  async #store(records: readonly StoredRecord[]): Promise<AppendOutcome[]> {
    if (records.length === 0) return [];
    const known = await knownKeys(this.servers, records);
    const outcomes = outcomesOf(records, known);
    const unknown = records.filter((_, index) => outcomes[index] === 'stored');
    await this.#insert(unknown);
    return outcomes;
  }

  async #insert(unknown: readonly StoredRecord[]): Promise<void> {
    const token = randomUUID();
    let missing = unknown;
    for (let attempt = 1; ; attempt += 1) {
      try {
        for (const rows of rowsOf(missing, token)) await this.servers.insert(rows);
        return;
      } catch (error) {
        if (!(error instanceof StoreUnwritableError) || attempt === ATTEMPTS) throw error;
        // Some of it may be stored, and some of it may yet be: the same rows under the same token are stored once.
        const stored = await knownKeys(this.servers, missing);
        missing = missing.filter((record) => !stored.has(recordKey(record)));
      }
    }
  }
}

/** The first record of an unknown id is stored, every other is a duplicate. */
function outcomesOf(records: readonly StoredRecord[], known: Set<string>): AppendOutcome[] {
  return records.map((record) => {
    const key = recordKey(record);
    if (known.has(key)) return 'duplicate';
    known.add(key);
    return 'stored';
  });
}

function rowsOf(records: readonly StoredRecord[], token: string): Rows[] {
  const events = records.filter((record): record is EventRecord => record.type !== 'spans');
  const batches = records.filter((record): record is StreamedSpans => record.type === 'spans');
  return [
    { table: 'events', rows: () => oneByOne(events, eventRow), token: `${token}-${events.length}` },
    {
      table: 'streamed_spans',
      rows: () => oneByOne(batches, streamedSpansRow),
      token: `${token}-${batches.length}`,
    },
  ].filter((_, index) => [events, batches][index]?.length !== 0);
}

async function* oneByOne<T>(records: readonly T[], rowOf: (record: T) => object): AsyncGenerator<object> {
  for (const [index, record] of records.entries()) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await setImmediate();
    yield rowOf(record);
  }
}
