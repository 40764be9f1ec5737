import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { criticalPath } from './critical-path';
import { spanRowsOfTrace } from '../tree/span-rows';
import { tellTrace } from '../outline/tell-trace';

const BEGINS = 1_700_000_000;

/** Each span as a line of time, 10 ms a character from -100 ms on: heavy where it is on the critical path. */
function pictureOf(story: string): string[] {
  const tree = assembleTrace(tellTrace(story));
  const { stretchesOf } = criticalPath(tree);
  return spanRowsOfTrace(tree).map(({ node }) => {
    const { span } = node;
    const line = Array.from({ length: 50 }, () => ' ');
    const draw = (from: number, until: number, stroke: string) => {
      const [first, last] = [from, until].map((at) => Math.round((at - BEGINS) * 100) + 10);
      line.fill(stroke, first, last);
    };
    draw(span.start_timestamp, span.timestamp, '─');
    for (const { startTimestamp, endTimestamp } of stretchesOf.get(node.key) ?? []) {
      draw(startTimestamp, endTimestamp, '━');
    }
    return `${(span.description ?? '').padEnd(5)} ${line.join('').trimEnd()}`;
  });
}

describe('the critical path, drawn,', () => {
  it('leaves out where it waits for a child, and takes in the gaps between children', () => {
    const story = `
      api  http.server  GET /  ok  0..400 ms
      ├─ function  a  ok           50..150 ms
      └─ function  b  ok           250..350 ms
    `;
    expect(pictureOf(story)).toEqual([
      'GET /           ━━━━━──────────━━━━━━━━━━──────────━━━━━',
      'a                    ━━━━━━━━━━',
      'b                                        ━━━━━━━━━━',
    ]);
  });

  it('is of one of several children that run at the same time: that which finished last', () => {
    const story = `
      api  http.server  GET /  ok  0..400 ms
      ├─ function  a  ok           50..250 ms
      ├─ function  b  ok           100..300 ms
      └─ function  c  ok           120..200 ms
    `;
    expect(pictureOf(story)).toEqual([
      'GET /           ━━━━━━━━━━────────────────────━━━━━━━━━━',
      'a                    ────────────────────',
      'b                         ━━━━━━━━━━━━━━━━━━━━',
      'c                           ────────',
    ]);
  });

  it('is none of a child that outlives its parent, which did not wait for it', () => {
    const story = `
      api  http.server  GET /  ok              0..200 ms
      ├─ queue.publish  mail  ok               20..60 ms
      │  └─ worker  queue.process  mail  ok    50..350 ms
      └─ function  a  ok                       100..150 ms
    `;
    expect(pictureOf(story)).toEqual([
      'GET /           ━━────━━━━─────━━━━━',
      'mail              ━━━━',
      'mail                 ──────────────────────────────',
      'a                         ━━━━━',
    ]);
  });

  it('is of a child whose clock is behind only what is inside its parent’s time', () => {
    const story = `
      api  http.server  GET /  ok                0..400 ms
      └─ http.client  call  ok                   100..300 ms
         └─ db-service  http.server  db  ok      -50..250 ms
    `;
    expect(pictureOf(story)).toEqual([
      'GET /           ━━━━━━━━━━────────────────────━━━━━━━━━━',
      'call                      ───────────────━━━━━',
      'db         ───────────────━━━━━━━━━━━━━━━',
    ]);
  });
});
