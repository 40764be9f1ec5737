import { describe, expect, it } from '@jest/globals';
import type { Grants } from './reader';
import type { ReaderEntry } from './reader-entry';
import { digestOf, mintToken } from './reader-token';
import { Readers } from './readers';

const NOON = Date.parse('2026-11-22T12:00:00Z');

function entryOf(name: string, token: string, rest: { grants?: Grants; expires?: string } = {}): ReaderEntry {
  const { grants = '*', expires = null } = rest;
  return {
    name,
    grants,
    expires,
    tokenDigest: digestOf(token).toString('hex'),
    created: '2026-11-22T00:00:00Z',
  };
}

describe('those who may read', () => {
  it('are everybody as long as there is no list', () => {
    const readers = new Readers(undefined);
    expect([readers.needToken, readers.find(undefined)?.name, readers.find('x')?.grants]).toEqual([
      false,
      null,
      '*',
    ]);
  });

  it('are nobody with an empty list', () => {
    const readers = new Readers([]);
    expect([readers.needToken, readers.find(undefined), readers.find(mintToken())]).toEqual([
      true,
      undefined,
      undefined,
    ]);
  });

  it('are known by their token alone', () => {
    const [alice, bob] = [mintToken(), mintToken()];
    const readers = new Readers([entryOf('alice', alice, { grants: ['web'] }), entryOf('bob', bob)]);
    expect(readers.find(alice)).toMatchObject({ name: 'alice', grants: ['web'] });
    expect(readers.find(bob)?.name).toBe('bob');
    const near = `${alice.slice(0, -1)}${alice.endsWith('A') ? 'B' : 'A'}`;
    for (const token of [near, alice.slice(5), ` ${alice}`, digestOf(alice).toString('hex'), '']) {
      expect(readers.find(token)).toBeUndefined();
    }
  });

  it('have tokens of 256 random bits that can be recognised', () => {
    const tokens = Array.from({ length: 100 }, mintToken);
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every((token) => /^clew_[\w-]{43}$/.test(token))).toBe(true);
  });

  it('are ended when they are revoked or may see something else, and not otherwise', () => {
    const tokens = [mintToken(), mintToken(), mintToken()] as const;
    const before = [
      entryOf('same', tokens[0]),
      entryOf('narrowed', tokens[1]),
      entryOf('revoked', tokens[2]),
    ];
    const readers = new Readers(before);
    const met = tokens.map((token) => readers.find(token));
    readers.replace([entryOf('same', tokens[0]), entryOf('narrowed', tokens[1], { grants: [] })]);
    expect(met.map((reader) => reader?.ended.aborted)).toEqual([false, true, true]);
    expect(tokens.map((token) => readers.find(token)?.grants)).toEqual(['*', [], undefined]);
    expect(readers.find(tokens[0])).toBe(met[0]);
  });

  it('are ended as a whole when a list comes', () => {
    const readers = new Readers(undefined);
    const anybody = readers.find(undefined);
    readers.replace([]);
    expect([anybody?.ended.aborted, readers.find(undefined)]).toEqual([true, undefined]);
  });

  it('are none after their time', () => {
    let now = NOON - 1;
    const token = mintToken();
    const readers = new Readers(
      [entryOf('alice', token, { expires: new Date(NOON).toISOString() })],
      () => now,
    );
    const alice = readers.find(token);
    readers.endExpired();
    expect([alice?.name, alice?.ended.aborted]).toEqual(['alice', false]);
    now = NOON;
    readers.endExpired();
    expect([readers.find(token), alice?.ended.aborted]).toEqual([undefined, true]);
  });
});
