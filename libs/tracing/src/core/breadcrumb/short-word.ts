const LONGEST = 2000;

/**
 * A value of the host's in a line of text, cut where it is long: an error is its name and message, and of any other object
 * only its kind is said. Nothing of the host's runs for it but getters. Never throws.
 */
export function shortWord(value: unknown): string {
  if (typeof value === 'function') return '[function]';
  if (typeof value !== 'object' || value === null) return String(value).slice(0, LONGEST);
  try {
    const kind = Object.prototype.toString.call(value);
    return kind === '[object Error]' ? Error.prototype.toString.call(value).slice(0, LONGEST) : kind;
  } catch {
    return '[unreadable]';
  }
}
