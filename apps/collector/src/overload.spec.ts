import path from 'node:path';
import { serializeEnvelope } from '@clew/tracing/core';
import { describe, expect, it, jest } from '@jest/globals';
import { killLeftOverCollectors, startProcess, stopProcess } from './testing/collector-process';
import { keepSending, type Answered } from './testing/keep-sending';
import { scratchDirectory } from './testing/scratch-directory';
import { envelopeOf, transactionPayload } from './testing/wire-fixtures';

const REQUESTS = 500;
/** Twice what the store's queue takes at once. */
const SENDERS = 80;
const EVENTS = 50;

const scratch = scratchDirectory();
killLeftOverCollectors();
jest.setTimeout(120_000);

interface ProjectStats {
  stored: number;
  accepted: number;
  dropped: Record<string, number>;
  categories: Record<string, unknown>;
}

function envelopeOfMany(): Uint8Array {
  const items = Array.from({ length: EVENTS }, () => ({
    headers: { type: 'transaction' },
    payload: JSON.stringify(transactionPayload()),
  }));
  return new TextEncoder().encode(serializeEnvelope({}, items));
}

describe('a collector with little memory that is sent more than it can store', () => {
  it('refuses what does not fit, loses nothing that it takes, counts both, and recovers', async () => {
    const { child, url } = await startProcess(path.join(scratch, 'data'), {
      CLEW_PROJECTS: 'web:publickey',
      CLEW_RATE_LIMIT: 'off',
      NODE_OPTIONS: '--max-old-space-size=128',
    });
    const address = `${url}/api/1/envelope/?sentry_key=publickey`;
    const answers: Answered[] = [];
    let sent = 0;
    await keepSending({
      url: address,
      senders: SENDERS,
      next() {
        if (sent === REQUESTS) return undefined;
        sent += 1;
        return { body: envelopeOfMany(), onAnswer: (answer) => void answers.push(answer) };
      },
    });
    const taken = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 503);
    expect([answers.length, taken.length + refused.length]).toEqual([REQUESTS, REQUESTS]);
    expect(refused.every(({ retryAfter }) => retryAfter === '5')).toBe(true);

    const body = Buffer.from(envelopeOf(transactionPayload()));
    expect((await fetch(address, { method: 'POST', body })).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const stats = (await (await fetch(`${url}/api/0/stats/`)).json()) as { projects: ProjectStats[] };
    const [{ stored, accepted, dropped, categories }] = stats.projects as [ProjectStats];
    const { overloaded = 0, queue_full: events = 0 } = dropped;
    expect(refused.length).toBeGreaterThan(0);
    expect(stored).toBe(taken.length * EVENTS + 1);
    expect([accepted, overloaded + events / EVENTS]).toEqual([stored, refused.length]);
    expect(categories['transaction']).toMatchObject({ accepted: stored, held: 0 });
    expect(await stopProcess({ child, url }, 'SIGTERM')).toBe(0);
  });
});
