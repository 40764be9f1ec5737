import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { flameGraph, type FlameFrame } from './flame-graph';
import { selfTime } from '../time/self-time';
import { tellTrace } from '../outline/tell-trace';
import { walkSpans } from '../tree/walk-spans';

/** Each frame with how often it is there, its work, and of that its own, in milliseconds. */
function drawn(story: string): string {
  const lines: string[] = [];
  const waiting = [{ frame: flameGraph(assembleTrace(tellTrace(story))), depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { frame, depth } = next;
    const { service, op, description, count, work, self, handedOn } = frame;
    const name = depth === 0 ? 'trace' : `${service}  ${op}  ${description}`;
    const mark = handedOn > 0 ? '  handed on' : '';
    lines.push(`${'   '.repeat(depth)}${name}  ${count}x  ${inMs(work)} (${inMs(self)})${mark}`);
    for (const child of [...frame.children].reverse()) waiting.push({ frame: child, depth: depth + 1 });
  }
  return lines.join('\n');
}

const inMs = (seconds: number) => Math.round(seconds * 1_000);

describe('a flame graph', () => {
  it('adds up spans that are reached the same way, numbers and ids aside', () => {
    expect(
      drawn(`
        api  http.server  POST /orders  ok    0..100 ms
        ├─ function  prepare  ok              0..10 ms
        ├─ sql.query  INSERT item 1  ok       10..30 ms
        ├─ sql.query  INSERT item 2  ok       30..60 ms
        └─ function  finish  ok               60..80 ms
           └─ sql.query  INSERT item 3  ok    60..65 ms
      `),
    ).toBe(
      [
        'trace  0x  100 (0)',
        '   api  http.server  POST /orders  1x  100 (20)',
        '      api  function  prepare  1x  10 (10)',
        '      api  sql.query  INSERT item #  2x  50 (50)',
        '      api  function  finish  1x  20 (15)',
        '         api  sql.query  INSERT item 3  1x  5 (5)',
      ].join('\n'),
    );
  });

  it('counts work that was done at the same time as often as it was done, so that no child is wider than its parent', () => {
    expect(
      drawn(`
        api  http.server  GET /  ok  0..100 ms
        ├─ http.client  a  ok        0..80 ms
        └─ http.client  b  ok        0..90 ms
      `),
    ).toBe(
      [
        'trace  0x  180 (0)',
        '   api  http.server  GET /  1x  180 (10)',
        '      api  http.client  a  1x  80 (80)',
        '      api  http.client  b  1x  90 (90)',
      ].join('\n'),
    );
  });

  it('holds what nobody waited for, and marks it', () => {
    expect(
      drawn(`
        api  http.server  POST /  ok                  0..50 ms
        └─ queue.publish  send  ok                    10..20 ms
           └─ worker  queue.process  send  ok         500..1500 ms
              └─ http.client  POST /messages  ok      600..1400 ms
      `),
    ).toBe(
      [
        'trace  0x  1050 (0)',
        '   api  http.server  POST /  1x  1050 (40)',
        '      api  queue.publish  send  1x  1010 (10)',
        '         worker  queue.process  send  1x  1000 (200)  handed on',
        '            worker  http.client  POST /messages  1x  800 (800)',
      ].join('\n'),
    );
  });

  it('has a frame for each root, and an empty one for an empty trace', () => {
    const story = `
      web  pageload  /  ok                 0..10 ms

      api  http.server  GET /  ok  (orphan)  5..9 ms
    `;
    expect(drawn(story).split('\n').slice(1)).toEqual([
      '   web  pageload  /  1x  10 (10)',
      '   api  http.server  GET /  1x  4 (4)',
    ]);
    expect(flameGraph({ roots: [] })).toMatchObject({ work: 0, children: [] });
  });

  it('is as wide as all work of the trace', () => {
    const tree = assembleTrace(
      tellTrace(`
        web  pageload  /  ok             0..900 ms
        ├─ http.client  GET /a  ok       100..600 ms
        │  └─ api  http.server  GET /a  ok  90..700 ms
        └─ http.client  GET /a  ok       200..950 ms
      `),
    );
    const spans = tree.transactions.flatMap(({ root }) => [...walkSpans(root)]);
    const all = spans.reduce((sum, span) => sum + selfTime(span), 0);
    expect(flameGraph(tree).work).toBeCloseTo(all);
  });

  it('says of a frame how long its spans took, in the middle and at most, and how many failed', () => {
    const [root] = flameGraph(
      assembleTrace(
        tellTrace(`
          api  cron  job  ok              0..100 ms
          ├─ function  step  ok           0..10 ms
          ├─ function  step  ok           10..30 ms
          ├─ function  step  aborted      30..90 ms
          └─ function  step  ok           90..91 ms
        `),
      ),
    ).children;
    const [steps] = root?.children ?? [];
    expect([steps?.total, steps?.median, steps?.longest].map((seconds) => inMs(seconds ?? 0))).toEqual([
      91, 10, 60,
    ]);
    expect(steps?.failed).toBe(1);
  });

  it('gives a frame the same key in every trace that leads to it the same way', () => {
    const keysOf = ({ key, children }: FlameFrame): string[] => [key, ...children.flatMap(keysOf)];
    const graphOf = (story: string) => flameGraph(assembleTrace(tellTrace(story)));
    const [short, long] = [
      graphOf('api  cron  job 1  ok\n└─ function  step  ok'),
      graphOf('api  cron  job 2  ok\n├─ function  first  ok\n└─ function  step  ok'),
    ].map(keysOf);
    expect(short).toHaveLength(3);
    expect(new Set(long).size).toBe(4);
    expect(long).toEqual(expect.arrayContaining(short ?? []));
  });
});
