import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { openDuckDbEventStore } from '../store/duckdb/duckdb-event-store';
import { BUILT_COLLECTOR } from '../testing/built-collector';
import {
  killLeftOverCollectors,
  startInVain,
  startProcess,
  stopProcess,
  type CollectorProcess,
} from '../testing/collector-process';
import { eventRecord } from '../testing/event-record-fixture';
import { scratchDirectory } from '../testing/scratch-directory';
import { NOW, uniqueId } from '../testing/wire-fixtures';

const DAY = 24 * 60 * 60;
const environment = { CLEW_PROJECTS: 'web:publickey' };
const scratch = scratchDirectory();
killLeftOverCollectors();
jest.setTimeout(60_000);

/** A data directory in which there are three events of four days ago and two of now. */
async function dataOfFourDays(): Promise<string> {
  const data = path.join(scratch, uniqueId());
  const directory = path.join(data, 'collector');
  mkdirSync(directory, { recursive: true });
  const { workerFile } = BUILT_COLLECTOR;
  const store = await openDuckDbEventStore({ directory, workerFile, onFailure: () => undefined });
  const received = [NOW - 4 * DAY, NOW - 4 * DAY, NOW - 4 * DAY, NOW, NOW];
  await store.append(
    received.map((receivedTimestamp) =>
      eventRecord({ traceId: uniqueId(), receivedTimestamp, spanCount: 3 }),
    ),
  );
  await store.close();
  return data;
}

async function projectOf({ url }: CollectorProcess): Promise<Record<string, unknown> | undefined> {
  const response = await fetch(`${url}/api/0/stats/`);
  const { projects } = (await response.json()) as { projects: Record<string, unknown>[] };
  return projects[0];
}

/** Asks until something was removed, and once more: what is stored is read before what became of it. */
async function projectAfterPruning(
  collector: CollectorProcess,
): Promise<Record<string, unknown> | undefined> {
  while ((await projectOf(collector))?.['pruned'] === 0);
  return projectOf(collector);
}

describe('a collector that keeps three days', () => {
  const keepsThree = { ...environment, CLEW_RETENTION_DAYS: '3' };
  const expected = {
    stored: 2,
    accepted: 5,
    pruned: 3,
    dropped: {},
    categories: {
      span: { accepted: 15, pruned: 9 },
      transaction: { accepted: 5, pruned: 3 },
    },
  };

  it('says what it has removed beside what it accepted, also after a restart', async () => {
    const data = await dataOfFourDays();
    const first = await startProcess(data, keepsThree);
    expect(await projectAfterPruning(first)).toMatchObject(expected);
    const metrics = await (await fetch(`${first.url}/metrics`)).text();
    expect(metrics.split('\n')).toEqual(
      expect.arrayContaining([
        'clew_pruned_total{project="web",category="transaction",outcome="pruned"} 3',
        'clew_pruned_total{project="web",category="span",outcome="pruned"} 9',
      ]),
    );
    await stopProcess(first, 'SIGKILL');
    const second = await startProcess(data, keepsThree);
    expect(await projectOf(second)).toMatchObject(expected);
    expect(await stopProcess(second, 'SIGTERM')).toBe(0);
  });
});

describe('a collector with limits that cannot be', () => {
  it.each([
    ['CLEW_RETENTION_DAYS', 'a week'],
    ['CLEW_RETENTION_BYTES', '10MB'],
    ['CLEW_RATE_LIMIT', '1000,wool'],
  ])('does not start with %s=%s, and says so in one line', async (variable, value) => {
    const { exitCode, errors } = await startInVain(path.join(scratch, uniqueId()), { [variable]: value });
    expect(exitCode).not.toBe(0);
    expect(errors).toContain(`${variable} must be`);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});
