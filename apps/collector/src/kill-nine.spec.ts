import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { serializeEnvelope } from '@clew/tracing/core';
import { seededRandom } from '@clew/tracing/testing';
import { describe, expect, it, jest } from '@jest/globals';
import {
  killLeftOverCollectors,
  startProcess,
  stopProcess,
  type CollectorProcess,
} from './testing/collector-process';
import { keepSending } from './testing/keep-sending';
import { scratchDirectory } from './testing/scratch-directory';
import { transactionPayload } from './testing/wire-fixtures';

const SEED = 20_261_122;
const KILLS = 20;
const SENDERS = 12;
const MOST_EVENTS_AT_ONCE = 10;
/** Of every life of the collector: 20 lives acknowledge 10,000 at least. */
const FEWEST_ACKNOWLEDGED = 500;
const MOST_ACKNOWLEDGED = 900;
const LONGEST_BATCH_MS = 40;

const scratch = scratchDirectory();
killLeftOverCollectors();
jest.setTimeout(240_000);

/** Events of one envelope and the bytes that carry them. */
function drawEnvelope(random: () => number): { ids: string[]; body: Uint8Array } {
  const count = 1 + Math.floor(random() * MOST_EVENTS_AT_ONCE);
  const events = Array.from({ length: count }, () => transactionPayload({ name: 'GET /killed' }));
  const items = events.map((event) => ({ headers: { type: 'transaction' }, payload: JSON.stringify(event) }));
  return {
    ids: events.map((event) => String(event['event_id'])),
    body: new TextEncoder().encode(serializeEnvelope({}, items)),
  };
}

/** Sends until the collector is killed, soon after it has acknowledged `killAt` events. */
async function sendAndKill(
  { url, child }: CollectorProcess,
  random: () => number,
  killAt: number,
): Promise<string[]> {
  const acknowledged: string[] = [];
  const killAfterMs = random() * LONGEST_BATCH_MS;
  let killing: NodeJS.Timeout | undefined;
  await keepSending({
    url: `${url}/api/1/envelope/?sentry_key=publickey`,
    senders: SENDERS,
    next() {
      const { ids, body } = drawEnvelope(random);
      return {
        body,
        onAnswer({ status }) {
          if (status !== 200) return;
          acknowledged.push(...ids);
          // Not always just after a commit.
          if (acknowledged.length >= killAt) killing ??= setTimeout(() => child.kill('SIGKILL'), killAfterMs);
        },
      };
    },
  });
  return acknowledged;
}

/** Every stored id, after every value of every row has been read: a damaged block would not pass. */
async function storedIds(file: string): Promise<string[]> {
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  await connection.run('SELECT sum(hash(COLUMNS(*))) FROM events');
  const result = await connection.runAndReadAll(
    `SELECT replace(event_id::VARCHAR, '-', '') FROM events ORDER BY 1`,
  );
  connection.closeSync();
  instance.closeSync();
  return result.getRows().map(([id]) => String(id));
}

describe(`a collector that is killed ${KILLS} times under load (seed ${SEED})`, () => {
  it('has every event that it acknowledged, once, and is ready again each time', async () => {
    const directory = path.join(scratch, 'data');
    const random = seededRandom(SEED);
    const start = () => startProcess(directory, { CLEW_PROJECTS: 'web:publickey', CLEW_RATE_LIMIT: 'off' });
    const acknowledged: string[] = [];
    let collector = await start();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const killAt = FEWEST_ACKNOWLEDGED + Math.floor(random() * (MOST_ACKNOWLEDGED - FEWEST_ACKNOWLEDGED));
      acknowledged.push(...(await sendAndKill(collector, random, killAt)));
      collector = await start();
      expect((await fetch(`${collector.url}/readyz`)).status).toBe(200);
    }
    expect(await stopProcess(collector, 'SIGTERM')).toBe(0);
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * FEWEST_ACKNOWLEDGED);

    const stored = await storedIds(path.join(directory, 'collector/events.duckdb'));
    expect(new Set(stored).size).toBe(stored.length);
    const found = new Set(stored);
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  });
});
