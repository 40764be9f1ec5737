import { objectOf } from '../payload/json-values';

/**
 * The rate at which a trace was sampled, greater than 0 and at most 1, as the sampling context of an envelope's or an
 * item's header says it: `{"trace_id": "…", "sample_rate": "0.25"}`, a text or a number. Null when it says none.
 */
export function sampleRateOfContext(context: unknown): number | null {
  return parseSampleRate(objectOf(context)?.['sample_rate']);
}

/** The public key of the project in which the decision to record was made, by the same sampling context; null without. */
export function headKeyOfContext(context: unknown): string | null {
  const key = objectOf(context)?.['public_key'];
  return typeof key === 'string' && /^[\da-z]{1,64}$/i.test(key) ? key : null;
}

/** Null for what is no rate, and for 0: what was kept in spite of it stands for no number of others. */
export function parseSampleRate(value: unknown): number | null {
  const isRate =
    typeof value === 'number' || (typeof value === 'string' && /^\d*\.?\d+(e-\d+)?$/i.test(value));
  const rate = isRate ? Number(value) : Number.NaN;
  return rate > 0 && rate <= 1 ? rate : null;
}
