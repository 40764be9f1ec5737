import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { StoreOpenError } from './store-open-error';

/** How DuckDB's log begins. It refuses a version that it does not know, and takes no notice of a log that begins otherwise. */
const BEGINNING = Buffer.from([0x64, 0x00, 0x62, 0x65, 0x00, 0x02, 0xff, 0xff]);
const VERSION_AT = 5;
/** Of an entry: its length and its checksum, eight bytes each. */
const ENTRY_HEAD_BYTES = 16;

/** The refusal of a log that cannot be read. */
export function damagedLog(file: string): StoreOpenError {
  return new StoreOpenError(
    `${file} is damaged: it holds events that are not in the database yet (it was left untouched). Restore it, or move it away to go on without them`,
  );
}

/**
 * Throws a `StoreOpenError` for a log that DuckDB would take for one that a crash has cut off: it drops what is behind the damage, although that was
 * acknowledged, and says nothing. Damage inside an entry it reports itself, by the checksum.
 */
export function assertSoundLog(file: string): void {
  if (!existsSync(file)) return;
  const descriptor = openSync(file, 'r');
  try {
    const read = (bytes: number, at: number) => {
      const buffer = Buffer.alloc(bytes);
      return buffer.subarray(0, readSync(descriptor, buffer, 0, bytes, at));
    };
    const head = read(BEGINNING.length, 0);
    if (head.length < BEGINNING.length) return;
    const [version] = head.subarray(VERSION_AT);
    head.set(BEGINNING.subarray(VERSION_AT, VERSION_AT + 1), VERSION_AT);
    if (!head.equals(BEGINNING)) throw damagedLog(file);
    if (version === BEGINNING[VERSION_AT]) assertLengths(file, BEGINNING.length, read);
  } finally {
    closeSync(descriptor);
  }
}

/** The last entry may reach beyond the end, where a crash has cut it off, but not if others follow it. */
function assertLengths(file: string, begin: number, read: (bytes: number, at: number) => Buffer): void {
  const end = statSync(file).size;
  for (let at = begin; at + ENTRY_HEAD_BYTES <= end;) {
    const length = lengthOf(read(ENTRY_HEAD_BYTES, at), 0);
    const next = at + ENTRY_HEAD_BYTES + (length ?? 0);
    if (length === undefined || next > end) {
      const rest = read(end - at - ENTRY_HEAD_BYTES, at + ENTRY_HEAD_BYTES);
      if (endsInEntries(rest)) throw damagedLog(file);
      return;
    }
    at = next;
  }
}

/** Whether somewhere in these bytes an entry begins from which whole ones lead exactly to their end. */
function endsInEntries(bytes: Buffer): boolean {
  for (let begin = 0; begin + ENTRY_HEAD_BYTES <= bytes.length; begin += 1) {
    let at = begin;
    while (at + ENTRY_HEAD_BYTES <= bytes.length) {
      const length = lengthOf(bytes, at);
      if (length === undefined || length === 0) break;
      at += ENTRY_HEAD_BYTES + length;
    }
    if (at === bytes.length && at > begin) return true;
  }
  return false;
}

/** Undefined for a length that no entry has. */
function lengthOf(bytes: Buffer, at: number): number | undefined {
  return bytes.readUInt32LE(at + 4) === 0 ? bytes.readUInt32LE(at) : undefined;
}
