import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { hasEnded, killLeftOverProcesses, ownDirectory, startOwnProcess, until } from './own-process';
import { scratchDirectory } from './scratch-directory';
import { startAnew } from './start-anew';

const scratch = scratchDirectory();
killLeftOverProcesses();

/** A server that is ready when its directory holds a file, which the first ones never get. */
async function startReady(directory: string, ready: boolean, signal?: AbortSignal) {
  const child = startOwnProcess('sleep', ['600'], ownDirectory(directory));
  if (ready) writeFileSync(path.join(directory, 'ready'), '');
  const isReady = () => Promise.resolve(existsSync(path.join(directory, 'ready')));
  await until('it is ready', isReady, signal === undefined ? { child } : { signal });
  return child;
}

describe('starting anew', () => {
  it('takes the first start that succeeds, and leaves its processes alone', async () => {
    const directory = path.join(scratch, 'first');
    const child = await startAnew(directory, { starts: 3, withinMs: 30_000 }, (own) => startReady(own, true));
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
      const hung: Awaited<ReturnType<typeof startReady>>[] = [];
      const directory = path.join(scratch, `hangs-${told}`);
      await startAnew(directory, { starts: 3, withinMs: 300 }, async (own, signal) => {
        directories.push(path.relative(directory, own));
        if (directories.length === 1) {
          hung.push(startOwnProcess('sleep', ['600'], ownDirectory(path.join(own, 'another'))));
        }
        return startReady(own, directories.length === 2, told === undefined ? undefined : signal);
      });
      expect(directories).toEqual(['start-1', 'start-2']);
      expect(hung.map(hasEnded)).toEqual([true]);
    },
  );

  it('says what each start failed of when none succeeds', async () => {
    const patience = { starts: 2, withinMs: 300 };
    await expect(
      startAnew(path.join(scratch, 'never'), patience, (own) => startReady(own, false)),
    ).rejects.toThrow('2 starts in vain: Error: in vain: it is ready; Error: in vain: it is ready');
  });
});
