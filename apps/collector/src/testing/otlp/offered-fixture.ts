import { offeredSpan, type OfferedSpan } from '../../ingest/otlp/spans/offered-span';
import { otlpSpan, type OtlpSpanFixture } from './otlp-spans';

/** A span of the wire as it is read, of a service that says so much of itself. */
export function offeredFixture(
  fixture: OtlpSpanFixture = {},
  resource: Readonly<Record<string, unknown>> = {},
): OfferedSpan {
  const span = offeredSpan(otlpSpan(fixture), { resource: new Map(Object.entries(resource)), scope: {} });
  if (span === undefined) throw new Error('the span cannot be used');
  return span;
}
