import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { scratchDirectory } from '../../testing/scratch-directory';
import { changeReadersFile } from './change-readers-file';
import { digestOf, mintToken } from './reader-token';
import { watchReadersFile, type WatchedReaders } from './watch-readers-file';

const scratch = scratchDirectory();
let files = 0;
let watched: WatchedReaders | undefined;
afterEach(() => watched?.close());

const token = mintToken();
const alice = {
  name: 'alice',
  grants: '*',
  tokenDigest: digestOf(token).toString('hex'),
  created: '2026-11-22T12:00:00Z',
  expires: null,
} as const;

function watching(isThere: boolean): {
  file: string;
  readers: WatchedReaders['readers'];
  look: () => Promise<void>;
} {
  const file = path.join(scratch, `readers-${(files += 1)}.json`);
  if (isThere) changeReadersFile(file, () => [alice]);
  watched = watchReadersFile(file);
  return { file, ...watched };
}

/** Does it while this process cannot open any file. */
async function withoutDescriptors(work: () => Promise<void>): Promise<void> {
  const prlimit = (...flags: string[]) =>
    execFileSync('prlimit', [`--pid=${process.pid}`, ...flags], { encoding: 'utf8' }).trim();
  const before = prlimit('--nofile', '--output=SOFT', '--noheadings');
  prlimit('--nofile=1024:');
  const taken: number[] = [];
  try {
    for (;;) taken.push(openSync('/dev/null', 'r'));
  } catch {
    await work();
  } finally {
    taken.forEach((descriptor) => closeSync(descriptor));
    prlimit(`--nofile=${before}:`);
  }
}

describe('the readers of a file that is watched', () => {
  it('change with it', async () => {
    const { file, readers, look } = watching(true);
    expect(readers.find(token)?.name).toBe('alice');
    changeReadersFile(file, () => [{ ...alice, name: 'eve' }]);
    await look();
    expect(readers.find(token)?.name).toBe('eve');
    changeReadersFile(file, () => []);
    await look();
    expect(readers.find(token)).toBeUndefined();
  });

  it('are everybody until it is there', async () => {
    const { file, readers, look } = watching(false);
    await look();
    expect(readers.needToken).toBe(false);
    changeReadersFile(file, () => [alice]);
    await look();
    expect([readers.needToken, readers.find(undefined)]).toEqual([true, undefined]);
  });

  it('change with it also when it could not be read at first', async () => {
    const { file, readers, look } = watching(true);
    changeReadersFile(file, () => []);
    await withoutDescriptors(async () => {
      await look();
      expect(readers.find(token)?.name).toBe('alice');
    });
    await look();
    expect(readers.find(token)).toBeUndefined();
  });

  it.each([
    ['is damaged', (file: string) => writeFileSync(file, '{"readers":')],
    ['can be written by others', (file: string) => chmodSync(file, 0o666)],
    ['is gone', (file: string) => rmSync(file)],
  ])('stay when it %s, and change again when it is mended', async (_how, spoil) => {
    const { file, readers, look } = watching(true);
    spoil(file);
    await look();
    expect([readers.needToken, readers.find(token)?.name]).toEqual([true, 'alice']);
    rmSync(file, { force: true });
    changeReadersFile(file, () => []);
    await look();
    expect(readers.find(token)).toBeUndefined();
  });
});
