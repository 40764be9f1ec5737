const LONGEST_SHOWN = 2_000;

/** Control, format (bidirectional, zero-width), separator and broken characters: what hides, reorders or forges text. */
const DECEPTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const SHORT_ESCAPES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\u001b': '\\x1b' };

/**
 * Stored text as a person may safely see it on one line: what would hide, reorder or forge text is written out
 * (`\u202e`, `\n`), and text beyond `longest` characters is cut with a mark that says how much is missing. Whole
 * characters only.
 */
export function visibleText(text: string, longest = LONGEST_SHOWN): string {
  return cutText(text, longest).replace(DECEPTIVE, escapeOf);
}

function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let shown = '';
  let total = 0;
  for (const character of text) {
    total += 1;
    if (total <= longest) shown += character;
  }
  const missing = total - longest;
  return missing > 0 ? `${shown}… (${missing.toLocaleString('en')} more characters)` : shown;
}

function escapeOf(character: string): string {
  return SHORT_ESCAPES[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

const LONGEST_DATA = 20_000;

/** Arbitrary stored data as indented JSON that is safe to show; long texts and very long data are cut. */
export function visibleData(data: unknown): string {
  const json = JSON.stringify(
    data,
    (_key, value: unknown) => (typeof value === 'string' ? cutText(value, LONGEST_SHOWN) : value),
    2,
  ) as string | undefined;
  if (json === undefined) return '';
  const shown = json.length > LONGEST_DATA ? `${json.slice(0, LONGEST_DATA)}\n… (cut)` : json;
  // JSON has written its own control characters out already; the line ends that are left are its indentation.
  return shown.replace(DECEPTIVE, (character) => (character === '\n' ? character : escapeOf(character)));
}
