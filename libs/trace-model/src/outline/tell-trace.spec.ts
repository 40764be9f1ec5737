import { describe, expect, it } from '@jest/globals';
import { OutlineSyntaxError } from './parse-outline';
import { tellTrace } from './tell-trace';

describe('telling a trace', () => {
  const trace = tellTrace(`
    web  pageload  /  ok                 0..900 ms
    └─ http.client  GET /api  ok         100..700 ms
       └─ api  http.server  GET /api  ok
          ├─ function  a  ok
          └─ function  b  ok             300..650.5 ms
  `);
  const [web, api] = trace.transactions;

  it('gives each service its own transaction, whose spans name their parents', () => {
    expect([web, api].map((transaction) => transaction?.project)).toEqual(['web', 'api']);
    expect(web?.spans.map(({ description }) => description)).toEqual(['GET /api']);
    expect(api?.parent_span_id).toBe(web?.spans[0]?.span_id);
    expect(api?.spans.map(({ parent_span_id }) => parent_span_id)).toEqual([api?.span_id, api?.span_id]);
  });

  it('takes the times from the story, and counts on where it has none', () => {
    const milliseconds = (seconds = 0) => Math.round((seconds - 1_700_000_000) * 10_000) / 10;
    const times = [api, ...(api?.spans ?? [])].map((span) => [
      milliseconds(span?.start_timestamp),
      milliseconds(span?.timestamp),
    ]);
    expect(times).toEqual([
      [100, 650.5],
      [100, 110],
      [300, 650.5],
    ]);
    expect([trace.start_timestamp, trace.timestamp].map(milliseconds)).toEqual([0, 900]);
  });

  it('gives an orphan a parent that nobody reported', () => {
    const [orphan] = tellTrace('api  http.server  GET /  ok  (orphan)').transactions;
    expect(orphan).toMatchObject({ orphan: true, parent_span_id: 'feedfacefeedface' });
  });

  it('tells lines that hang ten thousand deep, each within the one above', () => {
    const lines = Array.from({ length: 10_000 }, (_, depth) => `${'   '.repeat(depth)}function  step  ok`);
    const { transactions, timestamp } = tellTrace(lines.join('\n'));
    const ends = transactions.flatMap(({ spans }) => spans.map((span) => span.timestamp));
    expect(ends).toEqual(Array.from({ length: 9_999 }, () => timestamp));
  });

  it('fails where the tree cannot be read', () => {
    expect(() => tellTrace('api  http.server')).toThrow(OutlineSyntaxError);
  });
});
