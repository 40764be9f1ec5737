import { objectOf } from '../../payload/json-values';
import { invalidTraces } from '../wire/invalid-traces';
import { offeredSpan, type OfferedSpan } from './offered-span';
import { attributesOf } from './plain-values';
import { boundResource } from './resource-origin';

/** The spans of a request by the services that they come from, and how many have no usable ids. */
export interface OfferedSpans {
  services: OfferedSpan[][];
  unusable: number;
}

/** Finds the spans of a request. Throws an `IngestError` of 400 where a list or a message should be and is not. */
export function offeredSpans(request: Readonly<Record<string, unknown>>): OfferedSpans {
  const found: OfferedSpans = { services: [], unusable: 0 };
  for (const service of messagesOf(request, 'resourceSpans')) {
    const resource = boundResource(attributesOf(objectOf(service['resource'])?.['attributes']));
    const spans = messagesOf(service, 'scopeSpans').flatMap((scopeSpans) => {
      const scope = objectOf(scopeSpans['scope']) ?? {};
      return messagesOf(scopeSpans, 'spans').map((span) => offeredSpan(span, { resource, scope }));
    });
    const usable = spans.filter((span) => span !== undefined);
    found.services.push(usable);
    found.unusable += spans.length - usable.length;
  }
  return found;
}

/** The messages of a repeated field, which may be missing. */
function messagesOf(message: Readonly<Record<string, unknown>>, field: string): Record<string, unknown>[] {
  const list = message[field] ?? [];
  if (!Array.isArray(list)) throw invalidTraces(`${field} is not a list`);
  return list.map((entry: unknown) => {
    const found = objectOf(entry);
    if (found === undefined) throw invalidTraces(`${field} has an entry that is not an object`);
    return found;
  });
}
