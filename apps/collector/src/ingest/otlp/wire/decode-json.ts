import { objectOf } from '../../payload/json-values';
import { INGEST_LIMITS } from '../../limits';
import { invalidTraces, tooManyValues } from './invalid-traces';

/**
 * The object that a JSON body is. Throws an `IngestError`: 400 for anything else or for values that are nested too deep
 * (a loop finds out, because what comes after it may recurse), 413 for more values than a request may have.
 */
export function decodeJson(bytes: Uint8Array): Record<string, unknown> {
  const request = objectOf(parsed(bytes));
  if (request === undefined) throw invalidTraces('the body is not a JSON object');
  const open: { container: object; depth: number }[] = [{ container: request, depth: 1 }];
  let values = 0;
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { container, depth } = entry;
    if (depth > INGEST_LIMITS.otlpJsonNesting) throw invalidTraces('values are nested too deep');
    for (const value of Object.values(container) as unknown[]) {
      if ((values += 1) > INGEST_LIMITS.otlpValues) throw tooManyValues();
      if (typeof value === 'object' && value !== null) open.push({ container: value, depth: depth + 1 });
    }
  }
  return request;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidTraces('the body is not JSON');
  }
}
