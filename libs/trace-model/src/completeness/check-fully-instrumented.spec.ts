import { describe, expect, it } from '@jest/globals';
import { checkFullyInstrumented } from './check-fully-instrumented';
import { tellTrace } from '../outline/tell-trace';
import { pageLoad } from '../text-traces/page-load';

describe('a fully instrumented system', () => {
  it('has one parentless span, and links only to previous services', () => {
    expect(checkFullyInstrumented(tellTrace(pageLoad))).toEqual({
      counts: { transactions: 7, spans: 18, linksAcrossServices: 6, parentsInsideService: 11, parentless: 1 },
      violations: [],
    });
  });
});

describe('a system that is not fully instrumented', () => {
  const violationsOf = (
    story: string,
    edit: (trace: ReturnType<typeof tellTrace>) => void = () => undefined,
  ) => {
    const trace = tellTrace(story);
    edit(trace);
    return checkFullyInstrumented(trace).violations;
  };

  it('shows an orphan', () => {
    expect(violationsOf('web  pageload  /  ok\n\napi  http.server  GET /  ok  (orphan)')).toEqual([
      'api  http.server  GET /: its parent span feedfacefeedface is in no known transaction',
    ]);
  });

  it('shows two spans without a parent, or none', () => {
    const tooMany = 'one span of a trace has no parent, but here it is 2';
    expect(violationsOf('web  pageload  /  ok\n\napi  http.server  GET /  ok')).toEqual([tooMany]);
    expect(violationsOf('api  http.server  GET /  ok  (orphan)')).toContain(tooMany.replace('2', '0'));
  });

  it('shows a transaction within a transaction of the same service', () => {
    expect(violationsOf('api  cron  job  ok\n└─ function  work  ok\n   └─ api  function  inner  ok')).toEqual(
      ['api  function  inner: begins a transaction, but its parent is in the same service'],
    );
  });

  it.each([
    ['whose parent is elsewhere', 'ffff', 'its parent span ffff is not in its transaction'],
    ['that is its own parent', '0000000000000002', 'is its own ancestor'],
    ['without a parent', null, 'is a child span, but names no parent'],
  ])('shows a child span %s', (_, parentId, problem) => {
    const violations = violationsOf('api  cron  job  ok\n└─ function  work  ok', ({ transactions }) => {
      Object.assign(transactions[0]?.spans[0] ?? {}, { parent_span_id: parentId });
    });
    expect(violations).toContain(`api  function  work: ${problem}`);
  });

  it('shows a transaction that is its own ancestor', () => {
    const violations = violationsOf('api  cron  job  ok', ({ transactions }) => {
      Object.assign(transactions[0] ?? {}, { parent_span_id: '0000000000000001' });
    });
    expect(violations).toContain('api  cron  job: is its own ancestor');
  });
});
