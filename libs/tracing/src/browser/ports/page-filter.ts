import type { DataFilter } from '../../core/index';

const SENSITIVE_NAME =
  /passw|pwd|secret|api[-_]?key|credential|authorization|cookie|csrf|xsrf|token$|^(auth|session(_?id)?|sid|jwt|card_?number|cvc|otp)$/i;
/** Bearer and basic credentials, JSON web tokens, and passwords in URLs: linear in the length of the text. */
const CREDENTIAL =
  /\bbearer [a-z]{0,99}[\d_.~+/=-][\w.~+/=-]+|authorization\W?[:=]\W*basic [\w.~+/=-]+|\beyJ[\w-]{15,999}\.[\w.~+/=-]+|(:\/\/)[^/\s@]*(@)/gi;
const QUERY_VALUE = /([?&]([^=&#\s]{1,100})=)[^&#\s]+/g;
const MOST_VALUES = 10_000;
const FILTERED = '[Filtered]';

/**
 * The filter of a page: values under the names of credentials, tokens, and passwords in URLs. A value of the host's that
 * cannot be sent (a cycle, a getter that throws) is replaced as a whole, and what is over ten thousand values is left out.
 */
export const pageFilter: DataFilter = {
  text: withoutCredentials,
  bag: (bag) => Object.fromEntries(Object.entries(bag).map(([name, value]) => [name, plain(name, value)])),
};

function plain(name: string, value: unknown): unknown {
  let values = 0;
  try {
    const json = JSON.stringify(value, (key, part: unknown) =>
      (values += 1) > MOST_VALUES ? undefined : filtered(key || name, part),
    ) as string | undefined;
    return json && (JSON.parse(json) as unknown);
  } catch {
    return '[unreadable]';
  }
}

function filtered(name: string, value: unknown): unknown {
  if (SENSITIVE_NAME.test(name)) return FILTERED;
  if (typeof value === 'bigint') return String(value);
  if (ArrayBuffer.isView(value)) return '[binary]';
  return typeof value === 'string' ? withoutCredentials(value) : value;
}

function withoutCredentials(text: string): string {
  return text
    .replace(CREDENTIAL, `$1${FILTERED}$2`)
    .replace(QUERY_VALUE, (all, start: string, name: string) =>
      SENSITIVE_NAME.test(name) ? start + FILTERED : all,
    );
}
