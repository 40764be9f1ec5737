import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error';
import { makeDirectory } from './make-directory';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clew-make-directory-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('making a directory', () => {
  it('makes those above it too, all for this user only', () => {
    makeDirectory(path.join(folder, 'a/b/c'), 'CLEW_DATA_DIR');
    const modes = ['a', 'a/b', 'a/b/c'].map((name) => statSync(path.join(folder, name)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o700]);
  });

  it('leaves one that is there as it is', () => {
    const before = statSync(folder);
    makeDirectory(folder, 'CLEW_DATA_DIR');
    expect(statSync(folder)).toEqual(before);
  });

  it('takes a path from where the process is', () => {
    makeDirectory(path.relative(process.cwd(), path.join(folder, 'near')), 'CLEW_DATA_DIR');
    expect(statSync(path.join(folder, 'near')).isDirectory()).toBe(true);
  });
});

describe('a directory that cannot be made', () => {
  it.each([
    ['a file', () => path.join(folder, 'file'), 'ENOTDIR'],
    ['below a file', () => path.join(folder, 'file/data'), 'ENOTDIR'],
    ['where nothing can be made', () => '/proc/clew/data', 'ENOENT'],
    ['a link to nowhere', () => path.join(folder, 'link'), 'ENOENT'],
    ['a name that is too long', () => path.join(folder, 'x'.repeat(300)), 'ENAMETOOLONG'],
    ['a name with a zero byte', () => path.join(folder, 'a\0b'), 'ERR_INVALID_ARG_VALUE'],
  ])('because it is %s is refused in one line that names the variable', (_case, choose, code) => {
    writeFileSync(path.join(folder, 'file'), '');
    symlinkSync('/no/such/place', path.join(folder, 'link'));
    const directory = choose();
    const make = () => makeDirectory(directory, 'CLEW_DATA_DIR');
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(
      `CLEW_DATA_DIR: cannot write to ${directory} (${code}): choose a directory that you may write to`,
    );
  });
});
