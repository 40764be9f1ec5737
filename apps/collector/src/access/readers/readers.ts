import { setMaxListeners } from 'node:events';
import { timingSafeEqual } from 'node:crypto';
import type { ReaderEntry } from './reader-entry';
import type { Reader } from './reader';
import { digestOf, isToken } from './reader-token';

interface KnownReader {
  entry: ReaderEntry;
  digest: Buffer;
  /** Milliseconds since the epoch. */
  expires: number;
  reader: Reader;
  end: () => void;
}

/**
 * Everybody who may read now. Without a list of readers that is anybody: the default reader, who sees everything. With
 * a list, be it empty, it is who presents one of their tokens.
 */
export class Readers {
  #known: readonly KnownReader[] | undefined;
  readonly #default: Reader;
  readonly #endDefault: () => void;

  constructor(
    entries: readonly ReaderEntry[] | undefined,
    /** Milliseconds since the epoch. */
    private readonly now: () => number = Date.now,
  ) {
    const end = endOfReader();
    this.#default = { name: null, grants: '*', ended: end.signal };
    this.#endDefault = () => end.abort();
    if (entries !== undefined) this.replace(entries);
  }

  /** Whether one has to show a token. */
  get needToken(): boolean {
    return this.#known !== undefined;
  }

  /** The reader that a token stands for. Every reader's digest is compared, so that the time tells nothing. */
  find(token: string | undefined): Reader | undefined {
    if (this.#known === undefined) return this.#default;
    if (token === undefined || !isToken(token)) return undefined;
    const digest = digestOf(token);
    let found: KnownReader | undefined;
    for (const known of this.#known) if (timingSafeEqual(known.digest, digest)) found = known;
    return found !== undefined && found.expires > this.now() ? found.reader : undefined;
  }

  /** The readers from now on. Whoever is not among them as he was is ended; so is the default reader. */
  replace(entries: readonly ReaderEntry[]): void {
    const before = this.#known ?? [];
    this.#known = entries.map(
      (entry) => before.find((known) => isSame(known.entry, entry)) ?? knownReader(entry),
    );
    const kept = new Set(this.#known);
    for (const known of before) if (!kept.has(known)) known.end();
    this.#endDefault();
  }

  /** Ends the readers whose time is over. */
  endExpired(): void {
    for (const known of this.#known ?? []) if (known.expires <= this.now()) known.end();
  }
}

function knownReader(entry: ReaderEntry): KnownReader {
  const end = endOfReader();
  return {
    entry,
    digest: Buffer.from(entry.tokenDigest, 'hex'),
    expires: entry.expires === null ? Number.POSITIVE_INFINITY : Date.parse(entry.expires),
    reader: { name: entry.name, grants: entry.grants, ended: end.signal },
    end: () => end.abort(),
  };
}

/** As many streams as a reader may have open wait for it. */
function endOfReader(): AbortController {
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  return end;
}

function isSame(one: ReaderEntry, other: ReaderEntry): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
