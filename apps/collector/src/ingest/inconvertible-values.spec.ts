import { describe, expect, it } from '@jest/globals';
import { otlpRequest, otlpSpan } from '../testing/otlp/otlp-spans';
import { OTLP_TYPES, postTraces } from '../testing/otlp/post-traces';
import { runningCollector } from '../testing/running-collector';
import { NOW, TRACE_ID, uniqueId } from '../testing/wire-fixtures';

const collector = runningCollector();

/** What `Number` and `String` throw at. */
const INCONVERTIBLE = { toString: 1, valueOf: 1 };

describe('a span of OpenTelemetry with an object where a number is expected', () => {
  const cases: [string, Record<string, unknown>][] = [
    ['kind', { kind: INCONVERTIBLE }],
    ['flags', { parentSpanId: uniqueId(16), flags: INCONVERTIBLE }],
    ['status', { status: { code: INCONVERTIBLE } }],
    ...['http.response.status_code', 'rpc.grpc.status_code', 'sentry.sdk.name'].map(
      (name): [string, Record<string, unknown>] => [
        name,
        { attributes: otlpSpan({ attributes: { [name]: INCONVERTIBLE } })['attributes'] },
      ],
    ),
  ];
  it.each(cases)('harms no other span of its request: %s', async (_name, overrides) => {
    const request = otlpRequest([otlpSpan({ overrides }), otlpSpan()]);
    const headers = { 'content-type': OTLP_TYPES.json };
    const response = await postTraces(collector, JSON.stringify(request), { headers });
    expect([response.status, await response.json()]).toEqual([200, {}]);
  });
});

describe('an item of an envelope with an object where a number or a text is expected', () => {
  const ids = { trace_id: TRACE_ID, span_id: uniqueId(16) };
  const container = { type: 'span', content_type: 'application/vnd.sentry.items.span.v2+json' };
  const data = { 'http.response.status_code': INCONVERTIBLE };
  const cases: [string, object, object][] = [
    [
      'quantity',
      { type: 'client_report' },
      { discarded_events: [{ reason: 'queue_overflow', category: 'error', quantity: INCONVERTIBLE }] },
    ],
    [
      'name of the SDK',
      container,
      {
        items: [
          {
            ...ids,
            name: 'GET /',
            is_segment: true,
            start_timestamp: NOW,
            end_timestamp: NOW,
            attributes: { 'sentry.sdk.name': { value: INCONVERTIBLE } },
          },
        ],
      },
    ],
    [
      'code of the response',
      { type: 'transaction' },
      { contexts: { trace: { ...ids, data } }, start_timestamp: NOW, timestamp: NOW },
    ],
  ];
  it.each(cases)('is no reason to refuse the request: %s', async (_name, header, payload) => {
    const body = ['{}', JSON.stringify(header), JSON.stringify(payload)].join('\n');
    const response = await collector.post('web', body);
    expect([response.status, await response.text()]).toEqual([200, expect.not.stringContaining('rejected')]);
  });
});
