const [QUOTE, BACKSLASH, MINUS] = [0x22, 0x5c, 0x2d];
const WORDS = ['NaN', 'Infinity'];

/**
 * JSON text with `null` for each `NaN`, `Infinity` and `-Infinity` that stands where a number may: old Python SDKs write
 * them. Undefined when there is none.
 */
export function withoutBareNumbers(text: string): { text: string; replaced: number } | undefined {
  if (!WORDS.some((word) => text.includes(word))) return undefined;
  const parts: string[] = [];
  let copied = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isQuoted = !isQuoted;
    else if (code === BACKSLASH) at += 1;
    const word = isQuoted ? undefined : WORDS.find((candidate) => text.startsWith(candidate, at));
    if (word === undefined) continue;
    parts.push(text.slice(copied, text.charCodeAt(at - 1) === MINUS ? at - 1 : at));
    copied = at + word.length;
    at = copied - 1;
  }
  if (parts.length === 0) return undefined;
  return { text: [...parts, text.slice(copied)].join('null'), replaced: parts.length };
}
