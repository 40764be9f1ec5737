import { drawTrace, tellTrace } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { readTraceFile } from './read-trace-file';

const STORY = ['web  pageload  /  ok', '└─ http.client  GET /  ok', '   └─ api  http.server  GET /  ok'].join(
  '\n',
);

describe('a trace file', () => {
  it('is read as the trace that was saved in it', () => {
    expect(drawTrace(readTraceFile(JSON.stringify(tellTrace(STORY))))).toBe(STORY);
  });

  it('says as much as the collector did when it was saved', () => {
    const told = tellTrace(STORY);
    const saved = {
      ...told,
      transactions: told.transactions.map((transaction, index) => ({
        ...transaction,
        sdk: index === 0 ? { name: 'sentry.javascript.browser', version: '1.0.0' } : null,
        received: 1_700_000_002.5,
        sample_rate: index === 0 ? 0.25 : null,
        head_project: index === 0 ? 'web' : null,
        source: 'route',
        root_missing: true,
      })),
      errors: [
        {
          event_id: 'e',
          project: 'web',
          title: 'E',
          level: 'fatal',
          timestamp: 1,
          span_id: 'a',
          transaction: null,
        },
      ],
      truncated: true,
    };
    expect(readTraceFile(JSON.stringify(saved))).toEqual(saved);
  });

  it('may leave out what can be done without', () => {
    const span = { span_id: 'a', start_timestamp: 1, timestamp: 2 };
    const trace = readTraceFile(JSON.stringify({ transactions: [{ ...span, spans: [span] }], errors: [{}] }));
    expect(drawTrace(trace)).toBe(
      'unknown  default  <unlabeled transaction>  unknown\n└─ default  a  unknown',
    );
    expect(trace.errors).toMatchObject([{ title: 'error' }]);
  });

  it.each([
    ['', 'The file is empty.'],
    ['no trace', 'The file is not JSON.'],
    ['{"sent_at":"2026"}\n{"type":"transaction"}\n{}', 'an envelope, as an SDK sends it'],
    ['{"data":[{"traceID":"a","spans":[],"processes":{}}]}', 'The file holds a Jaeger trace.'],
    ['[{"traceId":"a","id":"b"}]', 'The file holds a Zipkin trace.'],
    ['[[{"traceId":"a","id":"b"}]]', 'The file holds a Zipkin trace.'],
    ['{"resourceSpans":[]}', 'The file holds an OpenTelemetry export.'],
    ['{"traceEvents":[]}', 'a browser’s performance profile'],
    ['{"log":{"entries":[]}}', 'a HAR archive'],
    ['{"type":"transaction","contexts":{"trace":{}}}', 'a single event, not a whole trace'],
    ['null', 'a list of "transactions" is expected'],
    [
      '{"transactions":[{"span_id":"a","start_timestamp":1,"timestamp":1e999}]}',
      'transaction 1 has no "span_id", "start_timestamp" and "timestamp"',
    ],
    ['[]', 'a list of "transactions" is expected'],
    ['{"transactions":{}}', 'a list of "transactions" is expected'],
    ['{"transactions":[7]}', 'transaction 1 has no "span_id"'],
    [
      '{"transactions":[{"span_id":"a","start_timestamp":1,"timestamp":2,"spans":[null]}]}',
      'span 1 of transaction 1',
    ],
  ])('%p is none, and says why', (text, reason) => {
    expect(() => readTraceFile(text)).toThrow(reason);
  });
});
