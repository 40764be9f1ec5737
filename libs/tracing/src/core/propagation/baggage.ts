/**
 * The `baggage` header: `sentry-trace_id=771a…,sentry-sample_rate=0.25,other-vendor=1`. Members whose key starts with
 * `sentry-` are ours (the dynamic sampling context, keys without the prefix); all others belong to somebody else.
 */
const PREFIX = 'sentry-';
const LONGEST_HEADER = 8192;
const MOST_MEMBERS = 64;
/** Keys that would change an object's prototype in code less careful than ours. */
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads our members of a `baggage` header, decoded, the last of duplicates winning. Members that cannot be decoded
 * are skipped; a header over 8192 characters is ignored as a whole. Never throws.
 */
export function parseSentryBaggage(header: unknown): Record<string, string> {
  const members: Record<string, string> = {};
  const text = joinedText(header);
  if (text === undefined || text.length > LONGEST_HEADER) return members;
  for (const member of text.split(',', MOST_MEMBERS)) {
    const equals = member.indexOf('=');
    if (equals < 1) continue;
    const key = decode(member.slice(0, equals));
    const value = decode(member.slice(equals + 1));
    if (!key?.startsWith(PREFIX) || !value) continue;
    const name = key.slice(PREFIX.length);
    if (name !== '' && !UNSAFE_KEYS.has(name)) members[name] = value;
  }
  return members;
}

/** Writes our members, percent-encoded; those that would make the header longer than 8192 characters are left out. */
export function formatSentryBaggage(
  members: Iterable<readonly [string, string | undefined]>,
): string | undefined {
  let text = '';
  for (const [name, value] of members) {
    if (!value) continue;
    const member = encodeMember(PREFIX + name, value);
    if (member === undefined) continue;
    if (text.length + member.length + 1 > LONGEST_HEADER) break;
    text += text === '' ? member : `,${member}`;
  }
  return text === '' ? undefined : text;
}

/**
 * Puts our members behind those that the application had set on its request itself, in place of any older ones of ours.
 * Where both are too long, those of the application stay: the trace goes on by its sentry-trace header alone.
 */
export function mergeBaggage(existing: string | undefined, ours: string | undefined): string | undefined {
  const foreign = (existing ?? '')
    .split(',')
    .filter((member) => member.trim() !== '' && !member.trim().startsWith(PREFIX))
    .join(',');
  if (foreign === '') return ours;
  return ours && foreign.length + ours.length < LONGEST_HEADER ? `${foreign},${ours}` : foreign;
}

function joinedText(header: unknown): string | undefined {
  if (typeof header === 'string') return header;
  if (Array.isArray(header)) return header.filter((line) => typeof line === 'string').join(',');
  return undefined;
}

function decode(text: string): string | undefined {
  const trimmed = text.trim();
  // Most members of ours need no decoding, and each costs something.
  if (!trimmed.includes('%')) return trimmed;
  try {
    return decodeURIComponent(trimmed);
  } catch {
    return undefined;
  }
}

/** What stands for itself. Most of what we write consists of nothing else, and encoding it would be for nothing. */
const UNRESERVED = /^[\w.-]+$/;

function encode(text: string): string {
  return UNRESERVED.test(text) ? text : encodeURIComponent(text);
}

function encodeMember(key: string, value: string): string | undefined {
  try {
    return `${encode(key)}=${encode(value)}`;
  } catch {
    // A lone surrogate, the one thing that cannot be percent-encoded.
    return undefined;
  }
}
