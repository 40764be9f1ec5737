import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { scratchDirectory } from '../../testing/scratch-directory';
import { changeReadersFile } from './change-readers-file';
import type { ReaderEntry } from './reader-entry';
import { readReadersFile } from './readers-file';

const scratch = scratchDirectory();
let files = 0;
const fresh = () => path.join(scratch, `readers-${(files += 1)}.json`);

const alice: ReaderEntry = {
  name: 'alice',
  grants: ['web', 'api'],
  tokenDigest: 'a'.repeat(64),
  created: '2026-11-22T12:00:00.000Z',
  expires: null,
};
const bob: ReaderEntry = {
  ...alice,
  name: 'bob@shop',
  grants: '*',
  tokenDigest: 'b'.repeat(64),
  expires: '2027-01-01T00:00:00Z',
};

describe('the readers file', () => {
  it('has what was written, for its user alone', () => {
    const file = fresh();
    expect(readReadersFile(file)).toBeUndefined();
    changeReadersFile(file, (readers) => [...readers, alice]);
    changeReadersFile(file, (readers) => [...readers, bob]);
    expect(readReadersFile(file)).toEqual([alice, bob]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('stays as it was when a change fails, and while another is under way', () => {
    const file = fresh();
    changeReadersFile(file, () => [alice]);
    const fail = () => {
      throw new Error('no');
    };
    expect(() => changeReadersFile(file, fail)).toThrow();
    writeFileSync(`${file}.new`, '');
    expect(() => changeReadersFile(file, () => [])).toThrow(`${file}.new exists: another command`);
    expect(readReadersFile(file)).toEqual([alice]);
  });

  const entry = { name: 'a', projects: '*', token_sha256: 'a'.repeat(64), created: '2026-11-22T12:00:00Z' };
  const withReaders = (...readers: unknown[]) => JSON.stringify({ readers });
  it.each([
    ['empty', ''],
    ['cut off', withReaders(entry).slice(0, -9)],
    ['a list', '[]'],
    ['null', 'null'],
    ['an entry that is none', withReaders(null)],
    ['a name with a line feed', withReaders({ ...entry, name: 'a\nb' })],
    ['a token in place of its digest', withReaders({ ...entry, token_sha256: `clew_${'a'.repeat(43)}` })],
    ['no grants', withReaders({ ...entry, projects: undefined })],
    ['grants that are one text', withReaders({ ...entry, projects: 'web' })],
    ['a grant that is no slug', withReaders({ ...entry, projects: ['*'] })],
    ['an end that is no time', withReaders({ ...entry, expires: 'soon' })],
    ['one name twice', withReaders(entry, { ...entry, token_sha256: 'b'.repeat(64) })],
    ['one token twice', withReaders(entry, { ...entry, name: 'b' })],
  ])('that is damaged (%s) is refused', (_how, text) => {
    const file = fresh();
    writeFileSync(file, text, { mode: 0o600 });
    expect(() => readReadersFile(file)).toThrow(`readers file ${file} is damaged: mend it`);
  });

  it('that others can write to is refused, while they may read it', () => {
    const file = fresh();
    changeReadersFile(file, () => [alice]);
    chmodSync(file, 0o444);
    expect(readReadersFile(file)).toEqual([alice]);
    for (const mode of [0o620, 0o602]) {
      chmodSync(file, mode);
      expect(() => readReadersFile(file)).toThrow(
        `readers file ${file} can be written by others: chmod go-w it`,
      );
    }
  });

  it('that is no file, or too large, is refused', () => {
    const directory = fresh();
    mkdirSync(directory);
    expect(() => readReadersFile(directory)).toThrow(`readers file ${directory} is not a file`);
    const file = fresh();
    writeFileSync(file, ' '.repeat(1024 * 1024 + 1), { mode: 0o600 });
    expect(() => readReadersFile(file)).toThrow(`readers file ${file} is larger than 1 MiB`);
    expect(() => readReadersFile(`${file}/x`)).toThrow(`readers file ${file}/x cannot be read (ENOTDIR)`);
  });
});
