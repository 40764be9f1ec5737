import { isSensitiveName } from './sensitive-name';

/** What stands in the place of something that is nobody's to read. */
export const FILTERED = '[Filtered]';

/** What none but a suspicious text has; of parameters, only that a name among them may be sensitive. */
const SCHEME_OR_DIGITS = /\b(?:bearer|basic) |\d[\d -]{11}/i;
const SENSITIVE_STEM =
  /pass|pwd|secret|cred|auth|key|[cx]srf|sess|sid|jwt|token|cook|card|cv[vc]|otp|forw|real/i;

const REPLACED: readonly [pattern: RegExp, replacement: string][] = [
  [/\b(bearer|basic) +(?=[\w.~+/-]*[\d=])[\w.~+/=-]{6,}/gi, `$1 ${FILTERED}`],
  [/(?<![\w-])eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, FILTERED],
  [/:\/\/[^/\s@]*@/g, `://${FILTERED}@`],
  [/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^]*?(?:-----END [A-Z ]{0,20}PRIVATE KEY-----|$)/g, FILTERED],
];

const PARAMETER = /(^|[?&;\s])([\w.[\]%-]{1,100})=([^&#;\s]+)/g;
/** What a statement of SQL has instead of a value. */
const PLACEHOLDER = /^(?:\?|[$:@]\w+|%s)[,)]*$/;

const CARD_NUMBER = /(?<![\w.-])[2-6]\d(?:[ -]?\d){11,17}(?![\w.-])/g;

/** The text without passwords in addresses, values of sensitive parameters, tokens, private keys and card numbers. */
export function scrubText(text: string): string {
  if (!isSuspicious(text)) return text;
  let clean = text;
  for (const [pattern, replacement] of REPLACED) clean = clean.replace(pattern, replacement);
  return clean
    .replace(PARAMETER, (all, before: string, name: string, value: string) =>
      isSensitiveName(name) && !PLACEHOLDER.test(value) ? `${before}${name}=${FILTERED}` : all,
    )
    .replace(CARD_NUMBER, (digits) => (hasCheckDigit(digits) ? FILTERED : digits));
}

/** A cheap look that rules out almost every text. All patterns here are linear in the length of the text. */
function isSuspicious(text: string): boolean {
  return (
    (text.includes('=') && SENSITIVE_STEM.test(text)) ||
    (text.includes('@') && text.includes('://')) ||
    text.includes('eyJ') ||
    text.includes('-----BEGIN ') ||
    SCHEME_OR_DIGITS.test(text)
  );
}

/** The check digit of payment cards (ISO/IEC 7812). */
function hasCheckDigit(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const counted = index % 2 === 0 ? digit : digit * 2;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}
