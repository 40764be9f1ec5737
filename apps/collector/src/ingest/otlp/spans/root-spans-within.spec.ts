import { describe, expect, it } from '@jest/globals';
import { offeredFixture } from '../../../testing/otlp/offered-fixture';
import { uniqueId } from '../../../testing/wire-fixtures';
import { rootSpansWithin } from './root-spans-within';

const child = (parentSpanId: string, spanId = uniqueId(16)) => offeredFixture({ spanId, parentSpanId });

describe('the root span of a span within its request', () => {
  it('is the one that its parents lead to, in whatever order they come', () => {
    const root = offeredFixture();
    const first = child(root.spanId);
    const second = child(first.spanId);
    const rootOf = rootSpansWithin([second, first, root]);
    expect([second, first, root].map(rootOf)).toEqual([root, root, root]);
  });

  it('is the nearest one', () => {
    const outer = offeredFixture();
    const inner = offeredFixture({ kind: 2, parentSpanId: outer.spanId });
    const innermost = child(inner.spanId);
    expect(rootSpansWithin([outer, inner, innermost])(innermost)).toBe(inner);
  });

  it('is unknown when a parent is in another request', () => {
    const lost = child(uniqueId(16));
    const below = child(lost.spanId);
    const rootOf = rootSpansWithin([below, lost]);
    expect([below, lost].map(rootOf)).toEqual([undefined, undefined]);
  });

  it('is unknown in another trace', () => {
    const root = offeredFixture();
    const other = offeredFixture({ traceId: uniqueId(), parentSpanId: root.spanId });
    expect(rootSpansWithin([root, other])(other)).toBeUndefined();
  });

  it('is unknown in a circle, and below it', () => {
    const [one, other] = [uniqueId(16), uniqueId(16)];
    const circle = [child(other, one), child(one, other)];
    const below = child(one);
    const rootOf = rootSpansWithin([below, ...circle]);
    expect([below, ...circle].map(rootOf)).toEqual([undefined, undefined, undefined]);
  });

  it('is found in a time that grows with the spans alone', () => {
    const chain = [offeredFixture()];
    for (let depth = 0; depth < 20_000; depth += 1) chain.push(child(chain.at(-1)?.spanId ?? ''));
    const rootOf = rootSpansWithin(chain);
    expect(chain.reverse().every((span) => rootOf(span) === chain.at(-1))).toBe(true);
  });
});
