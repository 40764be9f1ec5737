import type { EventRecord } from '../../store/records/event-record';
import { boundJson } from '../payload/bound-json';
import { objectOf } from '../payload/json-values';
import { normaliseError } from './normalise-error';
import { normaliseTransaction, type TransactionPlace } from './normalise-transaction';
import { Rejection } from '../payload/rejection';
import type { Repairs } from '../payload/repairs';
import { withoutBareNumbers } from '../payload/without-bare-numbers';

/** What an item claims to be; `store` is the older endpoint, where the payload says it. */
export type EventItemType = 'transaction' | 'event' | 'store';

/** Whether an item's type is one of an event. */
export function isEvent(type: string): type is EventItemType {
  return type === 'transaction' || type === 'event' || type === 'store';
}

/** A JSON payload of the wire; throws a `Rejection` for anything that is no JSON object. */
export function parsePayload(bytes: Uint8Array, repairs?: Repairs): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseLeniently(new TextDecoder('utf-8', { fatal: true }).decode(bytes), repairs);
  } catch {
    throw new Rejection('invalid_json', 'the payload is not JSON');
  }
  const payload = objectOf(value);
  if (payload === undefined) throw new Rejection('invalid_event', 'the payload is not a JSON object');
  return payload;
}

function parseLeniently(text: string, repairs: Repairs | undefined): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const mended = withoutBareNumbers(text);
    if (mended === undefined) throw error;
    const value: unknown = JSON.parse(mended.text);
    repairs?.add('number_invalid', mended.replaced);
    return value;
  }
}

/** The record of an event's payload; throws a `Rejection` when it cannot be stored. */
export function recordOf(
  payload: Record<string, unknown>,
  { type, place, repairs }: { type: EventItemType; place: TransactionPlace; repairs: Repairs },
): EventRecord {
  const claimsTransaction = payload['type'] === 'transaction';
  if (type === 'transaction' && payload['type'] !== undefined && !claimsTransaction) {
    throw new Rejection('invalid_transaction', 'the payload is of another type');
  }
  boundJson(payload, repairs);
  if (type === 'transaction' || (type === 'store' && claimsTransaction)) {
    return normaliseTransaction(payload, place, repairs);
  }
  const { eventId, projectId, receivedTimestamp, sampleRate } = place;
  return normaliseError(payload, { eventId, projectId, receivedTimestamp, sampleRate }, repairs);
}
