/** Sensitive wherever it stands in a name, and what is sensitive only at its end: `token`, but not `token_count`. */
const SENSITIVE =
  /passw(?:or)?d|passphrase|(?:^|_)pwd(?:_|$)|secret|credential|authorization|(?:api|private|access|signing)_?key|csrf|xsrf|(?:^|_)(?:auth|session|session_?id|sid|jwt|token|cookies?|card|card_?number|cvv|cvc|otp|forwarded_for|real_ip)$/;

const MOST_KNOWN_NAMES = 2_000;
const LONGEST_NAME = 200;

/**
 * Whether what stands under this name is nobody's to read: `password`, `X-Api-Key`, `http.request.header.cookie`. SDKs
 * filter before they send, each with its own list; this one is the collector's, for what theirs lets through.
 */
export const isSensitiveName = rememberAnswers((name) =>
  SENSITIVE.test(
    name
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_'),
  ),
);

/** Names repeat; whoever sends ever new ones is asked about each of them. */
function rememberAnswers(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = ask(name.slice(0, LONGEST_NAME));
    if (answers.size < MOST_KNOWN_NAMES && name.length <= LONGEST_NAME) answers.set(name, answer);
    return answer;
  };
}
