import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { selfTime } from './self-time';
import { tellTrace } from '../outline/tell-trace';
import type { TransactionNode } from '../tree/trace-tree';

const tree = assembleTrace(
  tellTrace(`
    web  pageload  /  ok                   0..1000 ms
    ├─ http.client  GET /a  ok             100..500 ms
    │  └─ api  http.server  GET /a  ok     200..400 ms
    ├─ http.client  GET /b  ok             300..600 ms
    └─ ui.render  page  ok                 900..1300 ms
  `),
);
const { root } = tree.roots[0] as TransactionNode;

describe('the self time of a span', () => {
  it('is the time in which no child ran, counted once where several did', () => {
    expect(selfTime(root)).toBeCloseTo(0.4, 5);
  });

  it('leaves out what a child transaction did in another service', () => {
    expect(root.children.slice(0, 1).map(selfTime)[0]).toBeCloseTo(0.2, 5);
  });

  it('is its duration where it has no children', () => {
    expect(root.children.slice(1, 2).map(selfTime)[0]).toBeCloseTo(0.3, 5);
  });
});
