import { expect } from '@jest/globals';
import type { CollectorUnderTest } from '../running-collector';
import { uniqueId } from '../wire-fixtures';
import { otlpRequest, otlpSpan, type OtlpSpanFixture } from './otlp-spans';
import { sendTraces, type OtlpFormName } from './post-traces';

/** What a service of the fixtures says of itself. */
export const RESOURCE = {
  'service.name': 'shop',
  'service.version': 'shop@2.1',
  'deployment.environment.name': 'staging',
  'telemetry.sdk.name': 'opentelemetry',
  'telemetry.sdk.language': 'nodejs',
  'telemetry.sdk.version': '2.12.0',
  'host.name': 'box-1',
};

/** An event as the query API answers it. */
export interface Answered extends Record<string, unknown> {
  event_id: string;
  data: Record<string, unknown>;
  tags: Record<string, string>;
  spans: ({ data: Record<string, unknown> } & Record<string, unknown>)[];
}

interface StoredOptions {
  resource?: Record<string, unknown>;
  form?: OtlpFormName;
  children?: Record<string, unknown>[];
}

/** Sends one root span and answers the event that it became. */
export async function storedAs(
  collector: CollectorUnderTest,
  fixture: OtlpSpanFixture,
  { resource = RESOURCE, form = 'json', children = [] }: StoredOptions = {},
): Promise<Answered> {
  const { spanId = uniqueId(16) } = fixture;
  const root = otlpSpan({ kind: 2, traceId: uniqueId(), ...fixture, spanId });
  expect(await sendTraces(collector, otlpRequest([root, ...children], resource), { form })).toBeUndefined();
  const { status, body } = await collector.get(`/api/0/events/web:${'0'.repeat(16)}${spanId}/`);
  expect(status).toBe(200);
  return body as Answered;
}
