import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { isFromBrowser, missingInstrumentation } from './missing-instrumentation';
import type { InstrumentationGap, MissingInstrumentationOptions } from './missing-instrumentation';
import { tellTrace } from '../outline/tell-trace';
import type { TransactionNode } from '../tree/trace-tree';

function gapsOf(story: string, options?: MissingInstrumentationOptions): string[] {
  const transaction = assembleTrace(tellTrace(story)).transactions[0] as TransactionNode;
  return missingInstrumentation(transaction, options).map(describeGap);
}

function describeGap({ parent, after, before, startTimestamp, endTimestamp }: InstrumentationGap): string {
  const names = [after, before].map((node) => node?.span.description ?? 'edge').join(' and ');
  const milliseconds = Math.round((endTimestamp - startTimestamp) * 1000);
  return `${milliseconds} ms in ${parent.span.description} between ${names}`;
}

const story = `
  api  http.server  GET /  ok     0..1000 ms
  ├─ function  a  ok              150..200 ms
  │  ├─ sql.query  a1  ok         150..151 ms
  │  └─ sql.query  a2  ok         199..200 ms
  ├─ function  b  ok              210..600 ms
  ├─ function  c  ok              220..300 ms
  └─ function  d  ok              700..750 ms
`;

describe('missing instrumentation', () => {
  it('is a gap of 100 ms or more between siblings, once all earlier ones have ended', () => {
    expect(gapsOf(story)).toEqual(['100 ms in GET / between b and d']);
  });

  it('is told at the edges as well on request', () => {
    expect(gapsOf(story, { atEdges: true })).toEqual([
      '150 ms in GET / between edge and a',
      '100 ms in GET / between b and d',
      '250 ms in GET / between d and edge',
    ]);
  });

  it('is told from another threshold on, at any depth', () => {
    expect(gapsOf(story, { thresholdMs: 48 })).toEqual([
      '100 ms in GET / between b and d',
      '48 ms in a between a1 and a2',
    ]);
  });

  it('is not what a span without children does', () => {
    expect(gapsOf('api  http.server  GET /  ok  0..5000 ms', { atEdges: true })).toEqual([]);
  });

  it('begins with the parent where a child seems to end before that', () => {
    const skewed = `
      api  http.server  GET /  ok  0..500 ms
      ├─ function  a  ok           -90..-10 ms
      └─ function  b  ok           120..500 ms
    `;
    expect(gapsOf(skewed)).toEqual(['120 ms in GET / between a and b']);
  });

  it('is not looked for in a browser, unless asked', () => {
    const pageLoad = story.replace('api  http.server', 'web  pageload');
    expect(gapsOf(pageLoad)).toEqual([]);
    expect(gapsOf(pageLoad, { isExempt: () => false })).toHaveLength(1);
  });
});

describe('a transaction from a browser', () => {
  it.each([
    [{ sdk: { name: 'sentry.javascript.browser' }, op: 'custom' }, true],
    [{ sdk: { name: 'sentry.javascript.react' }, op: 'custom' }, true],
    [{ sdk: { name: 'sentry.javascript.node' }, op: 'pageload' }, false],
    [{ sdk: { name: 'sentry.python' }, op: 'http.server' }, false],
    [{ sdk: null, op: 'pageload' }, true],
    [{ op: 'ui.action.click' }, true],
    [{ op: 'http.server' }, false],
    [{ op: null }, false],
  ])('is told by the SDK, or else by the op: %j', (transaction, isIt) => {
    expect(isFromBrowser(transaction)).toBe(isIt);
  });
});
