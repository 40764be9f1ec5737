import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { placeErrors, placeOfError } from './place-errors';
import type { StoredError } from '../stored-trace';
import { tellTrace } from '../outline/tell-trace';
import type { TraceTree } from '../tree/trace-tree';

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

describe('the place of one error', () => {
  const error = { event_id: 'e', project: 'api', title: 'E', timestamp: BEGINS + 0.3 };

  it('is the span that it names', () => {
    const place = placeOfError(storyWith(), { ...error, span_id: '0000000000000004' });
    expect(place?.node.span.description).toBe('GET db');
    expect(place?.isAtTransaction).toBe(false);
  });

  it('is the root of the transaction that it names where its span was never reported', () => {
    const place = placeOfError(storyWith(), {
      ...error,
      span_id: 'feedfacefeedface',
      transaction: 'GET /api',
    });
    expect(place?.node.span.description).toBe('GET /api');
    expect(place?.isAtTransaction).toBe(true);
  });

  it.each([undefined, null, '', 'feedfacefeedface'])('is unknown for the span %p alone', (spanId) => {
    expect(placeOfError(storyWith(), { ...error, span_id: spanId ?? null })).toBeUndefined();
  });
});

describe('the errors of a trace of many transactions of one name', () => {
  it('stand each at the one that ran', () => {
    const told = tellTrace('api  task  tick  ok  0..1 ms');
    const [first] = told.transactions;
    if (first === undefined) throw new Error('a story without transactions');
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      ...first,
      event_id: String(index),
      span_id: (index + 1).toString(16).padStart(16, '0'),
      start_timestamp: BEGINS + index,
      timestamp: BEGINS + index + 0.5,
    }));
    const errors = many.map(({ event_id, start_timestamp: timestamp, project, transaction }) => {
      return { event_id, project, transaction, title: 'E', timestamp };
    });
    const { atTransaction } = placeErrors(assembleTrace({ ...told, transactions: many, errors }));
    expect(atTransaction.size).toBe(5_000);
  });
});
