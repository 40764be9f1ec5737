import { describe, expect, it } from '@jest/globals';
import type { TraceResponse } from '@clew/trace-model';
import { linesOfTrace } from '../../testing/drawn-trace';
import { otlpRequest, otlpSpan } from '../../testing/otlp/otlp-spans';
import { sendTraces, type OtlpFormName } from '../../testing/otlp/post-traces';
import { runningCollector } from '../../testing/running-collector';
import { uniqueId } from '../../testing/wire-fixtures';

const collector = runningCollector();
const forms: OtlpFormName[] = ['json', 'protobuf'];

/** A request, a query and a call of a shop, and the service that it called: each the parent of the next. */
function story() {
  const traceId = uniqueId();
  const [server, query, client, remote] = [uniqueId(16), uniqueId(16), uniqueId(16), uniqueId(16)];
  const local = { flags: 0x101 };
  const shop = [
    otlpSpan({
      traceId,
      spanId: server,
      kind: 2,
      attributes: { 'http.request.method': 'GET', 'http.route': '/yarns/:id' },
      overrides: local,
    }),
    otlpSpan({
      traceId,
      spanId: query,
      parentSpanId: server,
      kind: 3,
      attributes: { 'db.system.name': 'sqlite', 'db.query.text': 'SELECT * FROM yarns' },
      overrides: local,
    }),
    otlpSpan({
      traceId,
      spanId: client,
      parentSpanId: server,
      kind: 3,
      attributes: { 'http.request.method': 'POST', 'url.full': 'http://stock/reserve?id=7' },
      overrides: local,
    }),
  ];
  const stock = [
    otlpSpan({
      traceId,
      spanId: remote,
      parentSpanId: client,
      kind: 2,
      attributes: { 'http.request.method': 'POST', 'http.route': '/reserve' },
      overrides: { flags: 0x301 },
    }),
  ];
  return { traceId, shop, stock };
}

async function linesOf(traceId: string): Promise<string[]> {
  const { body } = await collector.get(`/api/0/traces/${traceId}/`);
  return linesOfTrace(body as TraceResponse);
}

const DRAWN = [
  'TX GET /yarns/:id (http.server)',
  '  db: SELECT * FROM yarns',
  '  http.client: POST http://stock/reserve',
  '    TX POST /reserve (http.server)',
];

describe.each(forms)('spans of OpenTelemetry in %s', (form) => {
  it('are the transactions of one trace, with their child spans', async () => {
    const { traceId, shop, stock } = story();
    expect(await sendTraces(collector, otlpRequest(shop), { form })).toBeUndefined();
    expect(await sendTraces(collector, otlpRequest(stock), { form, project: 'api' })).toBeUndefined();
    expect(await linesOf(traceId)).toEqual(DRAWN);
  });

  it('are the same when each comes alone, the last one first, and twice', async () => {
    const { traceId, shop, stock } = story();
    const spans = [...shop, ...stock].reverse();
    for (const span of [...spans, ...spans]) await sendTraces(collector, otlpRequest([span]), { form });
    expect(await linesOf(traceId)).toEqual(DRAWN);
  });
});
