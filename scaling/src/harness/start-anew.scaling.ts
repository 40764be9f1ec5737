import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { hasEnded, ownDirectory, startOwnProcess, until } from './own-process';
import { scratchDirectory } from './scratch-directory';
import { startAnew } from './start-anew';

const scratch = scratchDirectory();

/** A server that never becomes ready. */
async function startHanging(directory: string, signal?: AbortSignal): Promise<ChildProcess> {
  const child = startOwnProcess('sleep', ['600'], ownDirectory(directory));
  await until('it is ready', () => Promise.resolve(false), signal === undefined ? { child } : { signal });
  return child;
}

/** A server that is ready at once: however slow the machine is, its time is not over before. */
const startReady = (directory: string) =>
  Promise.resolve(startOwnProcess('sleep', ['600'], ownDirectory(directory)));

describe('starting anew', () => {
  it('takes the first start that succeeds, and leaves its processes alone', async () => {
    const directory = path.join(scratch, 'first');
    const child = await startAnew(directory, { starts: 3, withinMs: 30_000 }, startReady);
    expect(hasEnded(child)).toBe(false);
    expect(child.spawnargs).toEqual(['sleep', '600']);
  });

  it.each([
    ['a process', undefined],
    ['several, which are told', 'signal'],
  ])(
    'ends a start that hangs, and tries the next in an empty directory, when it waits for %s',
    async (_, told) => {
      const directories: string[] = [];
      const hung: ChildProcess[] = [];
      const directory = path.join(scratch, `hangs-${told}`);
      await startAnew(directory, { starts: 3, withinMs: 300 }, async (own, signal) => {
        directories.push(path.relative(directory, own));
        if (directories.length === 2) return startReady(own);
        hung.push(startOwnProcess('sleep', ['600'], ownDirectory(path.join(own, 'another'))));
        return startHanging(own, told === undefined ? undefined : signal);
      });
      expect(directories).toEqual(['start-1', 'start-2']);
      expect(hung.map(hasEnded)).toEqual([true]);
    },
  );

  it('says what each start failed of when none succeeds', async () => {
    const patience = { starts: 2, withinMs: 300 };
    await expect(
      startAnew(path.join(scratch, 'never'), patience, (own) => startHanging(own)),
    ).rejects.toThrow('2 starts in vain: Error: in vain: it is ready; Error: in vain: it is ready');
  });
});
