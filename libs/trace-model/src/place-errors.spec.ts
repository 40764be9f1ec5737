import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from './assemble-trace';
import { placeErrors } from './place-errors';
import type { StoredError } from './stored-trace';
import { tellTrace } from './tell-trace';
import type { TraceTree } from './trace-tree';

const BEGINS = 1_700_000_000;
const STORY = `
  web  pageload  /  ok                            0..900 ms
  ├─ http.client  GET /api  ok                    100..700 ms
  │  └─ api  http.server  GET /api  ok            120..650 ms
  │     └─ http.client  GET db  ok                200..600 ms
  │        └─ db-service  http.server  GET /  ok  210..590 ms
  │           └─ sql.query  SELECT 1  ok          220..580 ms
  └─ ui.render  page  ok                          700..800 ms
`;

function storyWith(...errors: Partial<StoredError>[]): TraceTree {
  const told = errors.map((error, index) => ({
    event_id: String(index),
    project: 'db-service',
    title: `error ${index}`,
    timestamp: BEGINS + 0.3,
    ...error,
  }));
  return assembleTrace({ ...tellTrace(STORY), errors: told });
}

/** Each line of the tree with its own errors and those below, where there are any. */
function drawn(tree: TraceTree): string[] {
  const { at, below } = placeErrors(tree);
  const lines: string[] = [];
  const waiting = tree.roots.map(({ root }) => root);
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    const own = at.get(node.key)?.length ?? 0;
    const beneath = below.get(node.key) ?? 0;
    if (own + beneath > 0) lines.push(`${node.span.description}: ${own} here, ${beneath} below`);
    waiting.unshift(...node.children, ...node.childTransactions.map(({ root }) => root));
  }
  return lines;
}

describe('the errors of a trace', () => {
  it('stand at the span where they happened and are counted all the way up, across services', () => {
    const sql = { span_id: '0000000000000006' };
    expect(drawn(storyWith(sql, sql, { span_id: '0000000000000003', project: 'api' }))).toEqual([
      '/: 0 here, 3 below',
      'GET /api: 0 here, 3 below',
      'GET /api: 1 here, 2 below',
      'GET db: 0 here, 2 below',
      'GET /: 0 here, 2 below',
      'SELECT 1: 2 here, 0 below',
    ]);
  });

  it('stand at their transaction where their span was never reported', () => {
    const tree = storyWith({ span_id: 'feedfacefeedface', transaction: 'GET /' });
    expect(drawn(tree)).toContain('GET /: 1 here, 0 below');
    expect(placeErrors(tree).atTransaction.size).toBe(1);
  });

  it.each([
    ['names another transaction', { transaction: 'GET /elsewhere' }],
    ['is of another service', { transaction: 'GET /', project: 'api' }],
    ['happened at another time', { transaction: 'GET /', timestamp: BEGINS + 5 }],
  ])('are the trace’s alone where the error %s', (_, error) => {
    const tree = storyWith({ span_id: 'feedfacefeedface', ...error });
    expect(placeErrors(tree).unplaced).toEqual(tree.errors);
    expect(drawn(tree)).toEqual([]);
  });

  it('go to the span of their own service where an id is used twice', () => {
    const trace = tellTrace(
      'web  pageload  /  ok\n└─ http.client  GET /  ok\n   └─ api  http.server  GET /  ok',
    );
    const [web] = trace.transactions[0]?.spans ?? [];
    Object.assign(web ?? {}, { span_id: '0000000000000003' });
    const error = {
      event_id: 'e',
      project: 'api',
      title: 'E',
      timestamp: BEGINS,
      span_id: '0000000000000003',
    };
    const { at } = placeErrors(assembleTrace({ ...trace, errors: [error] }));
    expect([...at.keys()].map((key) => key.split(':')[0])).toEqual(['api']);
  });
});
