import { describe, expect, it } from '@jest/globals';
import { nanoseconds, otlpAttributes, otlpSpan } from '../../testing/otlp/otlp-spans';
import { storedAs, type Answered } from '../../testing/otlp/stored-event';
import { runningCollector } from '../../testing/running-collector';
import { NOW, uniqueId } from '../../testing/wire-fixtures';

const collector = runningCollector();

/** What no two transactions share. */
const theirOwn = ({ event_id, span_id, received }: Answered) => ({ event_id, span_id, received });

const REQUEST = {
  'http.request.method': 'GET',
  'http.route': '/yarns/:id',
  'http.response.status_code': 404,
};

describe('a root span of OpenTelemetry', () => {
  it('is stored as a transaction with the columns that it has', async () => {
    const parentSpanId = uniqueId(16);
    const fixture = {
      parentSpanId,
      attributes: { ...REQUEST, 'enduser.id': '7' },
      overrides: { flags: 0x301 },
    };
    expect(await storedAs(collector, fixture)).toMatchObject({
      type: 'transaction',
      transaction: 'GET /yarns/:id',
      op: 'http.server',
      status: 'not_found',
      source: 'route',
      parent_span_id: parentSpanId,
      start_timestamp: NOW - 10,
      timestamp: NOW - 9,
      release: 'shop@2.1',
      environment: 'staging',
      platform: 'node',
      sdk: { name: 'opentelemetry.nodejs', version: '2.12.0' },
      user: { id: '7' },
    });
  });

  it('keeps its times to the microsecond', async () => {
    const overrides = { startTimeUnixNano: `${NOW - 10}123456789`, endTimeUnixNano: `${NOW - 10}123457789` };
    const event = await storedAs(collector, { overrides });
    expect([event['start_timestamp'], event['timestamp']]).toEqual([
      NOW - 10 + 0.123456789,
      NOW - 10 + 0.123457789,
    ]);
  });

  it('can be searched by what it says of itself and of its service', async () => {
    const { tags } = await storedAs(collector, { attributes: { ...REQUEST, colour: 'red' } });
    expect(tags).toMatchObject({
      'service.name': 'shop',
      'host.name': 'box-1',
      'http.route': '/yarns/:id',
      'http.response.status_code': '404',
      'otel.kind': 'SERVER',
      'otel.scope.name': 'yarn-tracer',
      colour: 'red',
    });
  });

  it('has everything else among its data', async () => {
    const attributes = { list: ['a', 1], map: { deep: { deeper: true } }, half: 0.5 };
    const overrides = {
      status: { code: 2, message: 'tangled' },
      events: [
        { name: 'wound', timeUnixNano: nanoseconds(NOW - 10), attributes: otlpAttributes({ turns: 3 }) },
      ],
      links: [
        { traceId: 'd'.repeat(32), spanId: 'e'.repeat(16), attributes: otlpAttributes({ why: 'batch' }) },
      ],
      droppedAttributesCount: 1,
      droppedEventsCount: 2,
      droppedLinksCount: 3,
    };
    const { data, status } = await storedAs(collector, { attributes, overrides });
    expect(status).toBe('internal_error');
    expect(data).toMatchObject({
      ...attributes,
      'otel.status_description': 'tangled',
      'otel.events': [{ name: 'wound', timestamp: NOW - 10, attributes: { turns: 3 } }],
      'otel.links': [{ trace_id: 'd'.repeat(32), span_id: 'e'.repeat(16), attributes: { why: 'batch' } }],
      'otel.dropped_attributes_count': 1,
      'otel.dropped_events_count': 2,
      'otel.dropped_links_count': 3,
    });
  });

  it('keeps the first 128 of its events and of its links', async () => {
    const many = <T>(one: T) => Array.from({ length: 200 }, () => one);
    const overrides = { events: many({ name: 'turn' }), links: many({ traceId: 'd'.repeat(32) }) };
    const { data } = await storedAs(collector, { overrides });
    expect(data['otel.events']).toHaveLength(128);
    expect(data['otel.links']).toHaveLength(128);
  });

  it('says at which rate its trace was sampled', async () => {
    await storedAs(collector, { name: 'sampled', attributes: {}, overrides: { traceState: 'ot=th:c' } });
    await storedAs(collector, { name: 'sampled', attributes: {}, overrides: { traceState: 'vendor=1' } });
    const query = 'field=transaction&field=count()&query=transaction:sampled';
    const { body } = await collector.get(`/api/0/events/?${query}`);
    // One that stands for four, and one that stands for itself.
    expect(body).toMatchObject({ meta: { samples: [{ functions: { 'count()': { extrapolated: 5 } } }] } });
  });

  it.each([
    [{ 'deployment.environment': 'old' }, { environment: 'old' }],
    [{ 'telemetry.sdk.language': 'python', 'telemetry.sdk.name': 'opentelemetry' }, { platform: 'python' }],
    [{ 'telemetry.sdk.language': 'webjs' }, { platform: 'javascript', sdk: { name: 'webjs' } }],
    [{}, { release: null, environment: null, platform: 'other', sdk: null }],
    [{ 'service.version': 7 }, { release: null }],
  ])('of a service that says %j has %j', async (resource, expected) => {
    expect(await storedAs(collector, {}, { resource })).toMatchObject(expected);
  });

  it('says itself what its service says otherwise', async () => {
    const attributes = { 'sentry.release': 'own@1', 'sentry.environment': 'own', 'service.name': 'own' };
    const event = await storedAs(collector, { attributes });
    expect(event).toMatchObject({ release: 'own@1', environment: 'own', tags: { 'service.name': 'own' } });
  });

  it('repeats of its service no more than it has room for', async () => {
    const resource = {
      large: 'x'.repeat(20_000),
      list: Array(2_000).fill('yarn'),
      'service.version': 'shop@3',
    };
    const { data, release } = await storedAs(collector, {}, { resource });
    expect([Object.keys(data), release]).toEqual([expect.arrayContaining(['list']), 'shop@3']);
    expect(data).not.toHaveProperty('large');
  });

  it.each([
    ['', '<unlabeled transaction>'],
    [undefined, '<unlabeled transaction>'],
    ['x'.repeat(300), 'x'.repeat(200)],
    ['half a pair \ud800', 'half a pair \ufffd'],
  ])('of the name %j is called %j', async (name, expected) => {
    expect(await storedAs(collector, { overrides: { name } })).toMatchObject({ transaction: expected });
  });

  it('is the same in JSON and in protobuf', async () => {
    const traceId = uniqueId();
    const attributes = {
      ...REQUEST,
      list: ['a', 1, true],
      map: { __proto__x: 1, deep: { half: 0.25 } },
      none: '',
    };
    const overrides = {
      traceState: 'ot=th:8',
      attributes: [
        ...otlpAttributes(attributes),
        { key: 'bytes', value: { bytesValue: 'eWFybg==' } },
        { key: 'much', value: { intValue: '9223372036854775807' } },
        { key: 'nothing', value: {} },
        { key: '__proto__', value: { stringValue: 'p' } },
      ],
      status: { code: 2, message: 'tangled ä' },
      events: [{ name: 'wound', timeUnixNano: nanoseconds(NOW - 10) }],
    };
    const one = await storedAs(collector, { traceId, overrides });
    const other = await storedAs(collector, { traceId, overrides }, { form: 'protobuf' });
    expect({ ...other, ...theirOwn(one) }).toEqual(one);
    expect(Object.entries(one.data)).toContainEqual(['__proto__', 'p']);
  });
});

describe('a child span of OpenTelemetry', () => {
  it('does not repeat what its transaction says of the service', async () => {
    const [traceId, spanId] = [uniqueId(), uniqueId(16)];
    const child = otlpSpan({
      traceId,
      parentSpanId: spanId,
      kind: 3,
      name: 'wind',
      attributes: { turns: 3 },
    });
    const { spans } = await storedAs(collector, { traceId, spanId }, { children: [child] });
    expect(spans).toMatchObject([{ op: 'default', description: 'wind', status: 'ok' }]);
    expect(spans[0]?.data).toEqual({
      turns: 3,
      'otel.kind': 'CLIENT',
      'otel.scope.name': 'yarn-tracer',
      'otel.scope.version': '1.2.0',
    });
  });

  it('is found by the span search with its transaction', async () => {
    const [traceId, spanId] = [uniqueId(), uniqueId(16)];
    const child = otlpSpan({ traceId, parentSpanId: spanId, name: `wind ${traceId}` });
    await storedAs(
      collector,
      { traceId, spanId },
      { children: [otlpSpan({ traceId, parentSpanId: String(child['spanId']) }), child] },
    );
    const { body } = await collector.get(`/api/0/spans/?query=span.description:"wind ${traceId}"`);
    expect(body).toMatchObject({ data: [{ 'span.id': child['spanId'], trace: traceId }] });
  });
});
