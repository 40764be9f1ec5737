import { describe, expect, it } from '@jest/globals';
import { assembleTrace, tellTrace } from '@clew/trace-model';
import { whereFound } from './where-found';

function rootAndChild() {
  const trace = tellTrace(`
    api  http.server  GET /Products  ok
    └─ sql.query  SELECT "name" FROM products  deadline_exceeded
  `);
  const [child] = trace.transactions[0]?.spans ?? [];
  if (child !== undefined) {
    child.tags = { 'db.system': 'SQLite' };
    child.data = { rows: 12, plan: [{ scan: 'by "index"\nof names' }] };
  }
  const root = assembleTrace(trace).roots[0]?.root;
  const query = root?.children[0];
  if (root === undefined || query === undefined) throw new Error('the story has two spans');
  return { root, query };
}

describe('a searched text', () => {
  it.each([
    ['sql', 'name'],
    ['from prod', 'name'],
    ['sql.query - select', 'name'],
    ['0000000000000002', 'id'],
    ['deadline', 'status'],
    ['is:failed', 'status'],
    ['sqlite', 'tags'],
    ['db.system:sqlite', 'tags'],
    ['rows', 'data'],
    ['12', 'data'],
    ['"index"\nof', 'data'],
    ['api', undefined],
    ['nowhere', undefined],
  ])('%j is found in: %s', (needle, place) => {
    expect(whereFound(rootAndChild().query, needle)).toBe(place);
  });

  it('that names a service is found at the roots of its transactions', () => {
    expect(whereFound(rootAndChild().root, 'api')).toBe('service');
  });

  it('that asks for failures is not found in what went well', () => {
    expect(whereFound(rootAndChild().root, 'is:failed')).toBeUndefined();
  });

  it('that is an event id is found at the root', () => {
    expect(whereFound(rootAndChild().root, '00000000000000000000000000000001')).toBe('id');
  });
});
