import { describe, expect, it } from '@jest/globals';
import { drawTrace } from './draw-trace';
import { tellTrace } from './tell-trace';

const cron = `
scheduler  cron  rates.poll_exchange_rates  ok
├─ http.client  GET third-party/rates/latest  ok
├─ function  normalise rates  ok
├─ http.client  PUT cache-service/rates/EUR  ok
│  └─ cache-service  http.server  PUT /rates/:base  ok
│     ├─ db.redis  GET rates:EUR  ok
│     └─ db.redis  SET rates:EUR  ok
└─ http.client  POST api/internal/rates  ok
   └─ api  http.server  POST /internal/rates  ok
      └─ function  apply exchange rates  ok`.trimStart();

describe('drawing a trace', () => {
  it('shows child transactions below the span that gave rise to them', () => {
    expect(drawTrace(tellTrace(cron))).toBe(cron);
  });

  it('puts an empty line between two roots and marks the orphan', () => {
    const story = [
      'web  pageload  /  ok',
      '└─ http.client  GET /api/products  ok',
      '',
      'db-service  http.server  GET /products  ok  (orphan)',
      '└─ sql.query  SELECT name FROM products  ok',
    ].join('\n');
    expect(drawTrace(tellTrace(story))).toBe(story);
  });

  it('orders siblings by start time, whatever the order of arrival', () => {
    const trace = tellTrace(`
      api  http.server  GET /  ok  0..90 ms
      ├─ function  third  ok  50..60 ms
      ├─ function  first  ok  10..20 ms
      └─ http.client  GET second  ok  30..40 ms
    `);
    expect(drawTrace(trace).split('\n').slice(1)).toEqual([
      '├─ function  first  ok',
      '├─ http.client  GET second  ok',
      '└─ function  third  ok',
    ]);
  });

  it('falls back to the span id, to the op default and to the status unknown', () => {
    const trace = tellTrace(`
      api  http.server  GET /  ok
      └─ function  work  ok
    `);
    const [transaction] = trace.transactions;
    const [span] = transaction?.spans ?? [];
    Object.assign(transaction ?? {}, { op: null, status: null, transaction: ' ' });
    Object.assign(span ?? {}, { op: '', status: null, description: null });
    expect(drawTrace(trace)).toBe(
      'api  default  <unlabeled transaction>  unknown\n└─ default  0000000000000002  unknown',
    );
  });

  it('keeps each span on one line, without control characters', () => {
    const trace = tellTrace('api  http.server  GET /  ok');
    Object.assign(trace.transactions[0] ?? {}, { transaction: ' SELECT *\n  FROM   x\u001b[31m ' });
    expect(drawTrace(trace)).toBe('api  http.server  SELECT * FROM x [31m  ok');
  });

  it('replaces addresses by names, the longest first', () => {
    const trace = tellTrace(`
      api  http.server  GET /  ok
      ├─ http.client  GET http://127.0.0.1:30  ok
      └─ http.client  GET http://127.0.0.1:3001/products  ok
    `);
    const rename = { 'http://127.0.0.1:30': 'shop', 'http://127.0.0.1:3001': 'db-service' };
    expect(drawTrace(trace, { rename }).split('\n').slice(1)).toEqual([
      '├─ http.client  GET shop  ok',
      '└─ http.client  GET db-service/products  ok',
    ]);
  });

  it('renames by a function that knows the reporting service', () => {
    const trace = tellTrace('web  pageload  http://127.0.0.1:3000/  ok');
    const rename = (text: string, service: string) =>
      text.replace('http://127.0.0.1:3000', service === 'web' ? 'shop' : 'api');
    expect(drawTrace(trace, { rename })).toBe('web  pageload  shop/  ok');
  });
});
