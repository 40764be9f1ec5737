import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { failedSpans } from './failed-spans';
import { tellTrace } from '../outline/tell-trace';

/** Each line of a story with how many failed below it, where any did. */
function drawn(story: string): string[] {
  const tree = assembleTrace(tellTrace(story));
  const { below } = failedSpans(tree);
  const lines: string[] = [];
  const waiting = tree.roots.map(({ root }) => root);
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    const count = below.get(node.key);
    if (count !== undefined) lines.push(`${node.span.op} ${node.span.description}: ${count} below`);
    waiting.unshift(...node.children, ...node.childTransactions.map(({ root }) => root));
  }
  return lines;
}

const BROKEN = `
  web  pageload  /  ok                                                        0..900 ms
  ├─ http.client  GET /api  internal_error                                    100..700 ms
  │  └─ api  http.server  GET /api  internal_error                            120..650 ms
  │     └─ http.client  GET db  internal_error                                200..600 ms
  │        └─ db-service  http.server  GET /  internal_error                  210..590 ms
  │           ├─ sql.query  SELECT 1  ok                                      220..300 ms
  │           └─ sql.query  SELECT 2  deadline_exceeded                       310..580 ms
  └─ ui.render  page  ok                                                      700..800 ms
`;

describe('the failed spans of a trace', () => {
  it('are counted all the way up, across services', () => {
    expect(drawn(BROKEN)).toEqual([
      'pageload /: 5 below',
      'http.client GET /api: 4 below',
      'http.server GET /api: 3 below',
      'http.client GET db: 2 below',
      'http.server GET /: 1 below',
    ]);
  });

  it('are all spans in the order of the rows, of which some are transactions', () => {
    const { spans, transactions } = failedSpans(assembleTrace(tellTrace(BROKEN)));
    expect(spans.map(({ span }) => `${span.op} ${span.description}`)).toEqual([
      'http.client GET /api',
      'http.server GET /api',
      'http.client GET db',
      'http.server GET /',
      'sql.query SELECT 2',
    ]);
    expect(transactions).toBe(2);
  });

  it('of orphans count among themselves', () => {
    expect(
      drawn(`
        web  pageload  /  ok  0..900 ms

        worker  queue.process  send-mail  internal_error  (orphan)  1000..1200 ms
        └─ http.client  POST mail  unavailable  1010..1190 ms
      `),
    ).toEqual(['queue.process send-mail: 1 below']);
  });

  it.each(['ok', 'cancelled', 'unknown'])('are none where the status is %s', (status) => {
    const tree = assembleTrace(tellTrace(`api  task  tick  ok\n└─ http.client  GET /  ${status}`));
    expect(failedSpans(tree)).toEqual({ spans: [], transactions: 0, below: new Map() });
  });
});
