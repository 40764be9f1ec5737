import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { spanEnvelope, streamedSpan } from '../testing/streamed/wire-spans';
import { envelopeOf, NOW, spanPayload, transactionPayload, uniqueId } from '../testing/wire-fixtures';

const collector = runningCollector();

const CANARY = 'canary-7f3a';
const url = `https://cat:${CANARY}@shop.example/pay?token=${CANARY}&page=1`;
const secrets = {
  password: CANARY,
  headers: { Authorization: `Bearer ${CANARY}`, Cookie: `sid=${CANARY}`, 'X-Forwarded-For': CANARY },
  pairs: [['Set-Cookie', CANARY]],
  nested: { deeper: [{ apiKey: CANARY }] },
  log: `called ${url}`,
};

/** What the collector answers of what was sent, whole. */
async function everythingOf(body: Uint8Array, eventId: string): Promise<string> {
  expect((await collector.post('web', body)).status).toBe(200);
  const { status, body: event } = await collector.get(`/api/0/events/web:${eventId}/`);
  expect(status).toBe(200);
  return JSON.stringify(event);
}

describe('credentials that an SDK has let through', () => {
  const transaction = transactionPayload({
    name: `GET ${url}`,
    tags: { session: CANARY, url },
    spans: [
      spanPayload({ description: `GET ${url}`, data: structuredClone(secrets), tags: { token: CANARY } }),
    ],
    overrides: {
      request: {
        url,
        headers: structuredClone(secrets.headers),
        cookies: { sid: CANARY },
        query_string: `token=${CANARY}`,
      },
      extra: structuredClone(secrets),
      breadcrumbs: [{ message: url, data: structuredClone(secrets) }],
    },
  });
  const error = {
    event_id: uniqueId(),
    timestamp: NOW,
    transaction: `GET ${url}`,
    message: `cannot call ${url}`,
    exception: {
      values: [{ type: 'Error', value: url, stacktrace: { frames: [{ vars: structuredClone(secrets) }] } }],
    },
    contexts: { app: structuredClone(secrets) },
  };
  const spanId = uniqueId(16);
  const root = streamedSpan({
    spanId,
    rootSpanId: spanId,
    name: `GET ${url}`,
    rootName: `GET ${url}`,
    attributes: {
      'http.request.header.cookie': [CANARY],
      'http.request.header.authorization': CANARY,
      'url.full': url,
    },
  });
  const child = streamedSpan({
    rootSpanId: spanId,
    rootName: `GET ${url}`,
    name: url,
    attributes: { secret: CANARY },
  });

  it.each([
    ['a transaction', envelopeOf(transaction), String(transaction['event_id'])],
    ['an error', envelopeOf(error), error.event_id],
    ['streamed spans', spanEnvelope([child, root]), `${'0'.repeat(16)}${spanId}`],
  ])('are not kept of %s, and what is around them is', async (_what, body, eventId) => {
    const everything = await everythingOf(body, eventId);
    expect(everything).not.toContain(CANARY);
    expect(everything).toContain('shop.example/pay?token=[Filtered]&page=1');
  });

  it('are counted', async () => {
    const { body } = await collector.get('/api/0/stats/');
    const [web] = (body as { projects: { repaired: Record<string, number> }[] }).projects;
    expect(web?.repaired['filtered']).toBeGreaterThan(20);
  });

  it('are no ids, no names of packages and no figures', async () => {
    const payload = transactionPayload({
      traceId: '4111111111111111'.repeat(2),
      spanId: '4111111111111111',
      overrides: { modules: { 'cookie-session': '1.0.0' }, measurements: { token: { value: 7 } } },
    });
    const eventId = String(payload['event_id']);
    expect(JSON.parse(await everythingOf(envelopeOf(payload), eventId))).toMatchObject({
      span_id: '4111111111111111',
      modules: { 'cookie-session': '1.0.0' },
      measurements: { token: { value: 7 } },
    });
  });
});
