import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, jest } from '@jest/globals';
import { killLeftOverCollectors, startProcess, stopProcess } from './testing/collector-process';
import { scratchDirectory } from './testing/scratch-directory';
import { envelopeOf, transactionPayload } from './testing/wire-fixtures';

const scratch = scratchDirectory();
killLeftOverCollectors();
jest.setTimeout(60_000);

/** No file of that process may become longer: to it, that is a full disk. */
function limitFiles({ pid }: ChildProcess, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:unlimited`]);
}

async function logged({ stdout }: ChildProcess, text: string): Promise<void> {
  for await (const line of createInterface({ input: stdout! })) if (line.includes(text)) return;
  throw new Error(`the collector ended without a line of ${text}`);
}

describe('a collector whose disk is full', () => {
  it('refuses events, answers questions, says so, and goes on when there is space again', async () => {
    const directory = path.join(scratch, 'full');
    const { child, url } = await startProcess(directory, { CLEW_PROJECTS: 'web:publickey' });
    const send = (payload: Record<string, unknown>) =>
      fetch(`${url}/api/1/envelope/?sentry_key=publickey`, {
        method: 'POST',
        body: Buffer.from(envelopeOf(payload)),
      });
    const statusOf = async (address: string) => (await fetch(`${url}${address}`)).status;
    const [before, lost, again] = [transactionPayload(), transactionPayload(), transactionPayload()];
    const placeOf = (payload: Record<string, unknown>) => `/api/0/events/web:${String(payload['event_id'])}/`;
    expect((await send(before)).status).toBe(200);

    limitFiles(child, statSync(path.join(directory, 'collector/events.duckdb.wal')).size);
    const refusal = await send(lost);
    expect([refusal.status, refusal.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refusal.json()).toEqual({ detail: 'the store cannot be written', causes: [] });
    expect((await send(lost)).status).toBe(503);
    expect([await statusOf('/readyz'), await statusOf('/healthz')]).toEqual([503, 200]);
    expect([await statusOf(placeOf(before)), await statusOf(placeOf(lost))]).toEqual([200, 404]);

    const recovered = logged(child, '"writable":true');
    limitFiles(child, 'unlimited');
    await recovered;
    expect(await statusOf('/readyz')).toBe(200);
    expect((await send(again)).status).toBe(200);
    expect(await statusOf(placeOf(again))).toBe(200);
    const stats = (await (await fetch(`${url}/api/0/stats/`)).json()) as { projects: unknown[] };
    expect(stats.projects[0]).toMatchObject({ stored: 2, accepted: 2, dropped: { store_failed: 2 } });
    expect(await stopProcess({ child, url }, 'SIGTERM')).toBe(0);
  });
});
