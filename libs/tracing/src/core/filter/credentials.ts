/**
 * Which names stand for credentials, and what credentials look like in a text. The collector filters once more, with
 * a list of its own: where one of the two has a gap, the other may not.
 */
const SENSITIVE =
  /passw|pwd|passphrase|secret|api_?key|credential|authorization|cookie|private_?key|csrf|xsrf|token$|x_forwarded_for|x_real_ip|(^|[^a-z])(auth|session|session_?id|connect\.sid|sid|jwt|card_?number|card|cvv|cvc|otp)([^a-z]|$)/;
const MOST_KNOWN_KEYS = 1000;
const LONGEST_KEY = 200;
const LONGEST_TEXT = 8192;
const FILTERED = '[Filtered]';

/** A cheap look that rules out almost every text. Like all patterns here, it is linear in the length of the text. */
const SUSPICIOUS = /bearer |basic |eyJ|:\/\/[^/\s]*@|-----BEGIN|[?&][^=&\s]{1,100}=|\d[\d -]{11,}\d/i;
const REPLACED: readonly [pattern: RegExp, replacement: string][] = [
  [/\bbearer (?=\S{0,500}[\d._~+/=-])[\w.~+/=-]{6,}/gi, 'Bearer [Filtered]'],
  [/(authorization["']?\s{0,5}[:=]\s{0,5}["']?basic) [\w+/=-]+/gi, '$1 [Filtered]'],
  [/\beyJ[\w-]{5,1000}\.[\w-]+\.?[\w-]*/g, '[Filtered]'],
  [/:\/\/[^/\s@]*@/g, '://[Filtered]@'],
  [/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^]*?(-----END [A-Z ]{0,20}PRIVATE KEY-----|$)/g, '[Filtered]'],
];
const QUERY_VALUE = /([?&])([^=&#\s]{1,100})=([^&#\s]+)/g;
const CARD_NUMBER = /\b\d(?:[ -]?\d){12,18}\b/g;

/** Whether what stands under this name must not leave the process: `password`, `X-Api-Key`, `accessToken`, `session`. */
export const isSensitiveKey = /* @__PURE__ */ createKeyFilter();

/**
 * The text without bearer tokens, passwords in URLs, keys and card numbers, and without what is over 8192 characters, in
 * whose place stands `…`.
 */
export function withoutCredentials(text: string): string {
  if (text.length <= LONGEST_TEXT) return filtered(text);
  // Cut only where what is cut off has been looked at as well: half a password would not be known for one.
  return `${filtered(text.slice(0, 2 * LONGEST_TEXT)).slice(0, LONGEST_TEXT)}…`;
}

function filtered(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  let clean = text;
  for (const [pattern, replacement] of REPLACED) clean = clean.replace(pattern, replacement);
  return clean
    .replace(QUERY_VALUE, (all, mark: string, name: string) =>
      isSensitiveKey(name) ? `${mark}${name}=${FILTERED}` : all,
    )
    .replace(CARD_NUMBER, (digits) => (isCardNumber(digits) ? FILTERED : digits));
}

/** Names repeat: each is looked at once, as long as there are not too many. */
function createKeyFilter(): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return (key) => {
    let isSensitive = known.get(key);
    if (isSensitive === undefined) {
      const folded = key
        .slice(0, LONGEST_KEY)
        .replace(/([a-z])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .replace(/-/g, '_');
      isSensitive = SENSITIVE.test(folded);
      if (known.size < MOST_KNOWN_KEYS && key.length <= LONGEST_KEY) known.set(key, isSensitive);
    }
    return isSensitive;
  };
}

/** The check digit of payment cards (ISO/IEC 7812): one number in ten passes by chance. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
