import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tellTrace } from '@clew/trace-model';
import { gzipSync } from 'node:zlib';
import { createTraceRecorder } from './create-trace-recorder';
import type { TraceRecorder } from './create-trace-recorder';
import { reportTrace } from '../collector/report-trace';
import { toMatchTrace } from '../matching/to-match-trace';

expect.extend({ toMatchTrace });

const story = `
  api  http.server  GET /  ok
  ├─ function  compute  ok
  └─ http.client  GET db-service/products  ok
     └─ db-service  http.server  GET /products  ok
        └─ sql.query  SELECT 1  ok
`;

let recorder: TraceRecorder;

beforeAll(async () => {
  recorder = await createTraceRecorder();
});
afterAll(() => recorder.close());

const report = (text: string) => reportTrace(tellTrace(text), (project) => recorder.dsn(project));

describe('a trace recorder', () => {
  it('hands out the trace that services have reported', async () => {
    await report(story);
    expect(await recorder.takeTrace({ quietMs: 5 })).toMatchTrace(story);
    recorder.verify();
  });

  it('waits for the trace with a transaction of the given name', async () => {
    const taking = recorder.takeTrace({ transaction: 'GET /products', quietMs: 20 });
    await report(story);
    expect(await taking).toMatchTrace(story);
    recorder.verify();
  });

  it('marks the transaction of a service whose caller never reported', async () => {
    const orphan = 'db-service  http.server  GET /products  ok  (orphan)';
    await report(orphan);
    const trace = await recorder.takeTrace({ quietMs: 5 });
    expect(trace.transactions[0]?.orphan).toBe(true);
    expect(trace).toMatchTrace(orphan);
    recorder.verify();
  });

  it('counts a transaction once that was sent twice', async () => {
    await report(story);
    await report(story);
    expect(await recorder.takeTrace({ quietMs: 5 })).toMatchTrace(story);
    recorder.verify();
  });

  it('fails for a transaction that nobody claimed, and then forgets it', async () => {
    await report('api  http.server  GET /  ok\n└─ function  compute  ok');
    expect(() => recorder.verify()).toThrow(
      'transactions that nobody claimed:\n\napi  http.server  GET /  ok\n└─ function  compute  ok',
    );
    expect(() => recorder.verify()).not.toThrow();
  });

  it('says what is unclaimed when the wanted transaction does not arrive', async () => {
    await report('api  http.server  GET /  ok');
    await expect(recorder.takeTrace({ transaction: 'GET /products', timeoutMs: 20 })).rejects.toThrow(
      'no transaction GET /products has arrived within 20 ms; unclaimed until now:\n\napi  http.server  GET /  ok',
    );
    expect(() => recorder.verify()).toThrow('nobody claimed');
  });
});

describe('what a trace recorder is sent', () => {
  const event = {
    type: 'transaction',
    event_id: 'e'.repeat(32),
    transaction: 'job',
    start_timestamp: '2026-11-22T12:00:00.000Z',
    timestamp: '2026-11-22T12:00:01.500Z',
    contexts: { trace: { trace_id: '1'.repeat(32), span_id: '2'.repeat(16) } },
  };

  async function post(body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Response> {
    const projectId = recorder.dsn('worker').split('/').at(-1) ?? '';
    return fetch(`${recorder.url}/api/${projectId}/envelope/`, { method: 'POST', headers, body });
  }

  const envelopeOf = (payload: unknown) => `{}\n{"type":"transaction"}\n${JSON.stringify(payload)}\n`;

  it('may be compressed, leave out what is optional, and write times as text', async () => {
    await post(gzipSync(envelopeOf(event)), { 'content-encoding': 'gzip' });
    const trace = await recorder.takeTrace({ quietMs: 5 });
    expect(trace).toMatchTrace('worker  default  job  unknown');
    expect(trace.timestamp - trace.start_timestamp).toBe(1.5);
    recorder.verify();
  });

  it('may hold items that are no transactions', async () => {
    const response = await post('{}\n{"type":"session"}\n{"sid":"1"}\n');
    expect(response.status).toBe(200);
    recorder.verify();
  });

  it.each([
    ['no envelope', 'nonsense', 'invalid envelope header'],
    ['no JSON', '{}\n{"type":"transaction"}\n{"a\n', /JSON/],
    ['no transaction', envelopeOf(null), 'the transaction has no event id or no trace context'],
    [
      'no trace',
      envelopeOf({ ...event, contexts: {} }),
      'the transaction has no event id or no trace context',
    ],
  ])('is refused where it is %s', async (_, body, detail) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ detail: expect.stringMatching(detail) });
  });

  it('is refused for a project without a DSN, and at any other address', async () => {
    const unknownProject = await fetch(`${recorder.url}/api/99/envelope/`, { method: 'POST', body: '{}' });
    const otherAddress = await fetch(recorder.url);
    expect([unknownProject.status, otherAddress.status]).toEqual([404, 404]);
  });
});
