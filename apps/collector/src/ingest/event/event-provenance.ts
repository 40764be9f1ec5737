import type { EventRecord } from '../../store/records/event-record';
import { objectOf, textOf } from '../payload/json-values';
import { INGEST_LIMITS } from '../limits';
import { scrubValues } from '../scrub/scrub-values';
import type { Repairs } from '../payload/repairs';

const NAME_LENGTH = INGEST_LIMITS.nameLength;

/** What transactions and errors say alike about where they come from. */
export type Provenance = Pick<
  EventRecord,
  'release' | 'environment' | 'platform' | 'sdkName' | 'sdkVersion' | 'user'
>;

export function provenanceOf(payload: Record<string, unknown>): Provenance {
  const sdk = objectOf(payload['sdk']) ?? {};
  return {
    release: textOf(payload['release'], NAME_LENGTH),
    environment: textOf(payload['environment'], 64),
    platform: textOf(payload['platform'], 64) ?? 'other',
    sdkName: textOf(sdk['name'], NAME_LENGTH),
    sdkVersion: textOf(sdk['version'], 64),
    user: userOf(objectOf(payload['user']) ?? {}),
  };
}

/**
 * The parts of an event that are shown beside its spans, as they came but for credentials. Anything else that an SDK
 * sends is dropped.
 */
export function detailsOf(payload: Record<string, unknown>, repairs: Repairs): Record<string, unknown> {
  const contexts = Object.entries(objectOf(payload['contexts']) ?? {}).filter(([name]) => name !== 'trace');
  const details: Record<string, unknown> = {
    contexts: scrubValues(Object.fromEntries(contexts), repairs),
    breadcrumbs: scrubValues(breadcrumbsOf(payload['breadcrumbs']), repairs),
  };
  for (const name of ['user', 'request', 'extra'] as const) {
    const part = objectOf(payload[name]);
    if (part !== undefined) details[name] = scrubValues(part, repairs);
  }
  // Names of packages and figures: `cookie-parser` is no cookie.
  for (const name of ['sdk', 'measurements', 'modules'] as const) {
    const part = objectOf(payload[name]);
    if (part !== undefined) details[name] = part;
  }
  for (const name of ['server_name', 'dist', 'logger'] as const) {
    const part = textOf(payload[name], 256);
    if (part !== null) details[name] = part;
  }
  return details;
}

/** JavaScript sends an array, newer Python an object around one. */
function breadcrumbsOf(value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : objectOf(value)?.['values'];
  return Array.isArray(list) ? list : [];
}

function userOf(user: Record<string, unknown>): string | null {
  const known = [
    ['id', user['id']],
    ['email', user['email']],
    ['username', user['username']],
    ['ip', user['ip_address']],
  ] as const;
  for (const [kind, value] of known) {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text !== '' && text !== '{{auto}}')
      return textOf(`${kind}:${text}`, NAME_LENGTH);
  }
  return null;
}
