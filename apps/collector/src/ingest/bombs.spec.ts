import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it, jest } from '@jest/globals';
import { killLeftOverCollectors, startProcess, stopProcess } from '../testing/collector-process';
import { scratchDirectory } from '../testing/scratch-directory';
import { envelopeOf, transactionPayload } from '../testing/wire-fixtures';

const MIB = 1024 * 1024;
const BOMBS = 60;
/** What a collector grows by that inflates two bodies of ten mebibytes at once, and whose allocator gives little back. */
const MOST_GROWTH_MIB = 160;

const scratch = scratchDirectory();
killLeftOverCollectors();
jest.setTimeout(60_000);

/** The most memory that a process has ever had, in mebibytes. */
function peakMemory(pid: number | undefined): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

describe('many bombs at once', () => {
  it('are all refused within little memory, and the next event is taken', async () => {
    const collector = await startProcess(path.join(scratch, 'data'), { CLEW_PROJECTS: 'web:publickey' });
    const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
    const bomb = brotliCompressSync(Buffer.alloc(200 * MIB), { params });
    const post = async (body: Uint8Array, headers: Record<string, string> = {}) => {
      const address = `${collector.url}/api/1/envelope/?sentry_key=publickey`;
      return (await fetch(address, { method: 'POST', body: Buffer.from(body), headers })).status;
    };
    const before = peakMemory(collector.child.pid);
    const send = () => post(bomb, { 'content-encoding': 'br' });
    const statuses = await Promise.all(Array.from({ length: BOMBS }, send));
    expect(new Set(statuses)).toEqual(new Set([413]));
    expect(peakMemory(collector.child.pid) - before).toBeLessThan(MOST_GROWTH_MIB);
    expect(await post(envelopeOf(transactionPayload()))).toBe(200);
    expect(await stopProcess(collector, 'SIGTERM')).toBe(0);
  });
});
