import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findRedisServer } from './find-redis-server';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clew-find-redis-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(file: string, mode: number): string {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, '', { mode });
  return target;
}

const searchPath = (...folders: string[]) =>
  folders.map((name) => name && path.join(folder, name)).join(path.delimiter);

describe('finding a Redis server', () => {
  it('takes the first folder of the PATH that has one', () => {
    put('second/redis-server', 0o755);
    const found = put('first/redis-server', 0o755);
    expect(findRedisServer(searchPath('', 'empty', 'first', 'second'))).toBe(found);
  });

  it('takes a valkey-server where there is no redis-server', () => {
    const found = put('bin/valkey-server', 0o755);
    expect(findRedisServer(searchPath('bin'))).toBe(found);
  });

  it('passes over a file that cannot be run', () => {
    put('first/redis-server', 0o644);
    const found = put('second/redis-server', 0o755);
    expect(findRedisServer(searchPath('first', 'second'))).toBe(found);
  });

  it.each(['', '/no/such/folder', path.delimiter])('finds none in the PATH "%s"', (nothing) => {
    expect(findRedisServer(nothing)).toBeUndefined();
  });
});
