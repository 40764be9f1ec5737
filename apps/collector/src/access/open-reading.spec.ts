import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { knownReaders } from '../testing/access/known-readers';
import { killLeftOverCollectors, startInVain, startProcess, stopProcess } from '../testing/collector-process';
import { followStream } from '../testing/followed-stream';
import { scratchDirectory } from '../testing/scratch-directory';
import { changeReadersFile } from './readers/change-readers-file';
import { readReadersFile } from './readers/readers-file';

const scratch = scratchDirectory();
const readers = knownReaders({ alice: '*' });
killLeftOverCollectors();
jest.setTimeout(60_000);

let directories = 0;
const fresh = () => path.join(scratch, `data-${(directories += 1)}`);
const statusOf = async (url: string, headers: Record<string, string> = {}) =>
  (await fetch(`${url}/api/0/projects/`, { headers })).status;

describe('a collector that others could reach', () => {
  it.each(['0.0.0.0', '::'])('does not start at %s while everybody could read', async (host) => {
    const { exitCode, errors } = await startInVain(fresh(), { CLEW_HOST: host });
    expect([exitCode, errors]).toEqual([
      1,
      `collector: CLEW_HOST is ${host}, where others could read everything: make a reader (npm run collector -- readers add <name> --projects '*'), or set CLEW_OPEN_READING=true when something else keeps them out\n`,
    ]);
  });

  it('does not start behind something that ends TLS while everybody could read', async () => {
    const { exitCode, errors } = await startInVain(fresh(), { CLEW_BEHIND_TLS: 'true' });
    expect([exitCode, errors]).toEqual([
      1,
      expect.stringContaining('CLEW_BEHIND_TLS is true, where others could read everything: make a reader'),
    ]);
  });

  it.each([
    ['readers', { CLEW_READERS_FILE: readers.file }, 401],
    ['something else that keeps them out', { CLEW_OPEN_READING: 'true' }, 200],
    [
      'readers, whatever else keeps them out',
      { CLEW_READERS_FILE: readers.file, CLEW_OPEN_READING: 'true' },
      401,
    ],
  ])('starts with %s', async (_what, environment, status) => {
    const collector = await startProcess(fresh(), { CLEW_HOST: '0.0.0.0', ...environment });
    expect(await statusOf(collector.url)).toBe(status);
    expect(await stopProcess(collector, 'SIGTERM')).toBe(0);
  });
});

describe('a collector on this machine alone', () => {
  it.each(['127.0.0.1', 'localhost'])('at %s needs no readers', async (host) => {
    const collector = await startProcess(fresh(), { CLEW_HOST: host });
    expect(await statusOf(collector.url)).toBe(200);
    await stopProcess(collector, 'SIGTERM');
  });

  it('asks for tokens as soon as there is a reader, and ends what is open', async () => {
    const directory = fresh();
    const collector = await startProcess(directory);
    const { signal } = new AbortController();
    const stream = await followStream(`${collector.url}/api/0/stream/`, { signal });
    const alice = readReadersFile(readers.file) ?? [];
    changeReadersFile(path.join(directory, 'collector/readers.json'), () => alice);
    expect(await stream.rest()).toEqual([]);
    expect(await statusOf(collector.url)).toBe(401);
    expect(await statusOf(collector.url, readers.bearer('alice'))).toBe(200);
    await stopProcess(collector, 'SIGTERM');
  });
});

describe('a collector whose readers cannot be known', () => {
  it('does not start without the file that is named', async () => {
    const file = path.join(scratch, 'none.json');
    const { exitCode, errors } = await startInVain(fresh(), { CLEW_READERS_FILE: file });
    expect([exitCode, errors]).toEqual([1, `collector: CLEW_READERS_FILE: there is no file ${file}\n`]);
  });

  it('does not start with a damaged file, nor with one that others can write to', async () => {
    const directory = fresh();
    mkdirSync(path.join(directory, 'collector'), { recursive: true });
    const file = path.join(directory, 'collector/readers.json');
    for (const [text, mode, problem] of [
      ['{', 0o600, 'is damaged: mend it'],
      ['{"readers":[]}', 0o666, 'can be written by others: chmod go-w it'],
    ] as const) {
      writeFileSync(file, text);
      chmodSync(file, mode);
      expect(await startInVain(directory)).toMatchObject({
        exitCode: 1,
        errors: `collector: readers file ${file} ${problem}\n`,
      });
    }
  });

  it.each(['CLEW_OPEN_READING', 'CLEW_BEHIND_TLS'])(
    'does not start when %s is neither true nor false',
    async (name) => {
      const { errors } = await startInVain(fresh(), { [name]: 'yes' });
      expect(errors).toBe(`collector: ${name} must be true or false\n`);
    },
  );
});
