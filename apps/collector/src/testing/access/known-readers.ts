import path from 'node:path';
import { changeReadersFile } from '../../access/readers/change-readers-file';
import type { Grants } from '../../access/readers/reader';
import { digestOf, mintToken } from '../../access/readers/reader-token';
import { scratchDirectory } from '../scratch-directory';

/** A readers file of a spec, and the tokens of those that it names. */
export interface KnownReaders {
  file: string;
  token(name: string): string;
  bearer(name: string): Record<string, string>;
  add(name: string, grants: Grants, expires?: string): void;
  grant(name: string, grants: Grants): void;
  revoke(name: string): void;
}

export function knownReaders(grants: Record<string, Grants>): KnownReaders {
  const file = path.join(scratchDirectory(), 'readers.json');
  const tokens = new Map<string, string>();
  const known: KnownReaders = {
    file,
    token: (name) => tokens.get(name) ?? 'none',
    bearer: (name) => ({ authorization: `Bearer ${known.token(name)}` }),
    add(name, granted, expires) {
      const token = mintToken();
      tokens.set(name, token);
      const entry = {
        name,
        grants: granted,
        tokenDigest: digestOf(token).toString('hex'),
        created: new Date().toISOString(),
        expires: expires ?? null,
      };
      changeReadersFile(file, (readers) => [...readers, entry]);
    },
    grant(name, granted) {
      changeReadersFile(file, (readers) =>
        readers.map((reader) => (reader.name === name ? { ...reader, grants: granted } : reader)),
      );
    },
    revoke: (name) => changeReadersFile(file, (readers) => readers.filter((reader) => reader.name !== name)),
  };
  for (const [name, granted] of Object.entries(grants)) known.add(name, granted);
  return known;
}
