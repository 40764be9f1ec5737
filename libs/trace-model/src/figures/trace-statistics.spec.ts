import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { placeErrors } from '../failures/place-errors';
import { serviceCalls } from './service-calls';
import { tellTrace } from '../outline/tell-trace';
import { traceStatistics } from './trace-statistics';

const BEGINS = 1_700_000_000;
const tree = assembleTrace({
  ...tellTrace(`
    web  pageload  /  ok                              0..1000 ms
    ├─ http.client  GET /a  ok                        100..500 ms
    │  └─ api  http.server  GET /a  ok                150..450 ms
    │     ├─ sql.query  SELECT 1  ok                  200..250 ms
    │     └─ sql.query  SELECT 1  ok                  300..400 ms
    └─ http.client  GET /b  internal_error            600..800 ms
       └─ api  http.server  GET /b  internal_error    650..750 ms

    cache  http.server  PUT /  ok  (orphan)           700..710 ms
  `),
  errors: [
    {
      event_id: 'e',
      project: 'api',
      title: 'TypeError',
      timestamp: BEGINS + 0.35,
      span_id: '0000000000000005',
    },
  ],
});
const errors = placeErrors(tree);
const milliseconds = (seconds: number) => Math.round(seconds * 1_000);

describe('the statistics of a trace', () => {
  it('add up the spans of each op', () => {
    const figures = traceStatistics(tree, { by: 'op', errors });
    expect(
      figures.map(({ op, count, total, self, average, longest }) => [
        op,
        count,
        ...[total, self, average, longest].map(milliseconds),
      ]),
    ).toEqual([
      ['pageload', 1, 1000, 400, 1000, 1000],
      ['http.client', 2, 600, 200, 300, 400],
      ['http.server', 3, 410, 260, 137, 300],
      ['sql.query', 2, 150, 150, 75, 100],
    ]);
  });

  it('tell what failed by status from the errors that happened', () => {
    const figures = traceStatistics(tree, { by: 'op', errors });
    expect(figures.map(({ op, failed, errors: happened }) => [op, failed, happened])).toEqual([
      ['pageload', 0, 0],
      ['http.client', 1, 0],
      ['http.server', 1, 0],
      ['sql.query', 0, 1],
    ]);
  });

  it('tell the descriptions of an op apart', () => {
    const figures = traceStatistics(tree, { by: 'description', errors });
    expect(figures.map(({ op, description, count }) => `${op} ${description} ${count}`)).toEqual([
      'pageload / 1',
      'http.client GET /a 1',
      'http.client GET /b 1',
      'http.server GET /a 1',
      'sql.query SELECT 1 2',
      'http.server GET /b 1',
      'http.server PUT / 1',
    ]);
  });
});

describe('the services of a trace', () => {
  const { services, calls } = serviceCalls(tree, errors);

  it('did this and that themselves', () => {
    expect(
      services.map(({ service, transactions, spanCount, self, errors: count }) => [
        service,
        transactions.count,
        spanCount,
        milliseconds(self),
        count,
      ]),
    ).toEqual([
      ['web', 1, 3, 600, 0],
      ['api', 2, 4, 400, 1],
      ['cache', 1, 1, 10, 0],
    ]);
  });

  it('failed in their transactions and in child spans', () => {
    expect(
      services.map(({ service, transactions, failedSpans }) => [service, transactions.failed, failedSpans]),
    ).toEqual([
      ['web', 0, 1],
      ['api', 1, 1],
      ['cache', 0, 0],
    ]);
  });

  it('called each other so often, for so long, and failed so often', () => {
    expect(
      calls.map(({ caller, service, transactions }) => [
        caller,
        service,
        transactions.count,
        milliseconds(transactions.total),
        transactions.failed,
      ]),
    ).toEqual([
      ['web', 'api', 2, 400, 1],
      [undefined, 'cache', 1, 10, 0],
    ]);
  });
});
