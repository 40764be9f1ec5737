import { formatDuration } from '../format/format-duration';

/** A shorter difference than a microsecond is one of rounding. */
const NOTHING_SECONDS = 0.000_000_5;

/** By how much something takes longer, in seconds, with its sign: `+400 ms`, `−12 ms`, `±0`. */
export function deltaText(seconds: number): string {
  if (Math.abs(seconds) < NOTHING_SECONDS) return '±0';
  return `${seconds > 0 ? '+' : ''}${formatDuration(seconds * 1_000)}`;
}
