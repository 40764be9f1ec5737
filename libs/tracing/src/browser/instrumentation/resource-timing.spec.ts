/** @jest-environment jsdom */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Transaction } from '../../core/index';
import { testingTracer } from '../../testing/index';
import { createStackActiveSpan } from '../ports/stack-active-span';
import { recordNavigationTiming } from './navigation-timing';
import { recordResourceTiming } from './resource-timing';
import { recordUserTiming } from './user-timing';

const REQUEST_SPAN = '99aa0b1c2d3e4f50';

const seconds = (milliseconds: number) => (performance.timeOrigin + milliseconds) / 1000;

let transaction: Transaction;

beforeEach(() => {
  transaction = testingTracer(createStackActiveSpan()).tracer.startTransaction({
    name: 'page',
    startTimestamp: seconds(0),
  });
});

/** A performance timeline that holds these entries. */
function timeline(entries: Partial<PerformanceResourceTiming & PerformanceMeasure>[]): Performance {
  return {
    getEntriesByType: (type: string) => entries.filter(({ entryType }) => entryType === type),
  } as unknown as Performance;
}

/** A style sheet of the page's own, asked for at 100 ms and there at 150 ms. */
function resource(fields: Partial<PerformanceResourceTiming> & { announces?: string } = {}) {
  const { announces, ...others } = fields;
  return {
    entryType: 'resource',
    initiatorType: 'link',
    name: `${location.origin}/assets/app.css`,
    ...{ fetchStart: 90, requestStart: 100, responseEnd: 150 },
    ...{ transferSize: 300, encodedBodySize: 0, decodedBodySize: 40, responseStatus: 200 },
    ...(announces && {
      serverTiming: [{ name: 'sentry-trace', description: announces } as PerformanceServerTiming],
    }),
    ...others,
  };
}

describe('the spans of what a page has loaded', () => {
  it('hold when each was asked for and there, how it was answered, and how large it was', () => {
    recordResourceTiming(transaction, timeline([resource()]));
    expect(transaction.children).toMatchObject([
      {
        ...{ op: 'resource.link', description: '/assets/app.css', status: 'ok' },
        ...{ startTimestamp: seconds(100), endTimestamp: seconds(150) },
        tags: { 'http.status_code': '200' },
        data: { 'http.response_transfer_size': 300, 'http.response_content_length': 0 },
      },
    ]);
  });

  it('begin with the document, which needs no link to be there', () => {
    const document = resource({
      entryType: 'navigation',
      initiatorType: 'navigation',
      name: `${location.origin}/`,
    });
    recordResourceTiming(transaction, timeline([resource(), document]));
    expect(transaction.children.map(({ op }) => op)).toEqual(['browser.request', 'resource.link']);
  });

  it('take the announced id in the trace of the page only', () => {
    const mine = `${transaction.traceId}-${REQUEST_SPAN}-1`;
    const others = `771a43a4192642f0b136d5159a501700-d8c9a8b7e6f5a4b3-1`;
    recordResourceTiming(
      transaction,
      timeline([resource({ announces: mine }), resource({ announces: others })]),
    );
    expect(transaction.children[0]?.spanId).toBe(REQUEST_SPAN);
    expect(transaction.children[1]?.spanId).not.toBe('d8c9a8b7e6f5a4b3');
  });

  it('never share an announced id', () => {
    const announces = `${transaction.traceId}-${REQUEST_SPAN}-1`;
    recordResourceTiming(transaction, timeline([resource({ announces }), resource({ announces })]));
    expect(transaction.children.filter(({ spanId }) => spanId === REQUEST_SPAN)).toHaveLength(1);
  });

  it.each(['fetch', 'xmlhttprequest', 'beacon', 'other'])(
    'are not made of entries initiated by %s',
    (initiatorType) => {
      recordResourceTiming(transaction, timeline([resource({ initiatorType })]));
      expect(transaction.children).toHaveLength(0);
    },
  );

  it('are made of a preloaded module, which Chromium calls "other" and the server has announced', () => {
    const announces = `${transaction.traceId}-${REQUEST_SPAN}-1`;
    recordResourceTiming(transaction, timeline([resource({ initiatorType: 'other', announces })]));
    expect(transaction.children).toMatchObject([{ op: 'resource.other', spanId: REQUEST_SPAN }]);
  });

  it('have no status, and begin when the browser began, where another origin discloses nothing', () => {
    const name = 'https://cdn.example/logo.svg?signature=secret';
    recordResourceTiming(
      transaction,
      timeline([
        resource({ name, initiatorType: 'img', requestStart: 0, responseStatus: 0, transferSize: 0 }),
      ]),
    );
    const [span] = transaction.children;
    expect(span).toMatchObject({ description: 'https://cdn.example/logo.svg', startTimestamp: seconds(90) });
    expect(span?.status).toBeUndefined();
    expect(JSON.stringify(span?.data)).not.toContain('secret');
  });

  it('are none where the browser measures nothing', () => {
    recordResourceTiming(transaction, timeline([]));
    recordUserTiming(transaction, timeline([]));
    expect(transaction.children).toHaveLength(0);
  });
});

describe('the spans of what an application has measured itself', () => {
  it('are zero-duration spans for marks, and real ones for measures', () => {
    const entries = [
      { entryType: 'mark', name: 'first product visible', startTime: 120, duration: 0, detail: null },
      { entryType: 'measure', name: 'hydrate', startTime: 100, duration: 30, detail: null },
      { entryType: 'paint', name: 'first-paint', startTime: 80, duration: 0 },
    ];
    recordUserTiming(transaction, timeline(entries));
    expect(transaction.children).toMatchObject([
      {
        op: 'mark',
        description: 'first product visible',
        startTimestamp: seconds(120),
        endTimestamp: seconds(120),
      },
      { op: 'measure', description: 'hydrate', startTimestamp: seconds(100), endTimestamp: seconds(130) },
    ]);
  });

  it('leave out what frameworks draw into the developer tools', () => {
    const detail = { devtools: { track: 'Components' } };
    recordUserTiming(
      transaction,
      timeline([{ entryType: 'measure', name: 'Shop', startTime: 1, duration: 1, detail }]),
    );
    expect(transaction.children).toHaveLength(0);
  });
});

describe('the spans of the phases of a navigation', () => {
  const phases = {
    ...{ entryType: 'navigation', unloadEventStart: 0, unloadEventEnd: 0 },
    ...{ domainLookupStart: 5, domainLookupEnd: 8, connectStart: 8, connectEnd: 8 },
    ...{ domContentLoadedEventStart: 60, domContentLoadedEventEnd: 64 },
    ...{ loadEventStart: 80, loadEventEnd: 0 },
  };
  const paint = { entryType: 'paint', name: 'first-paint', startTime: 70, duration: 0 };
  const recordWith = (op: string) => {
    Object.assign(performance, { getEntriesByType: timeline([phases, paint]).getEntriesByType });
    transaction.op = op;
    recordNavigationTiming(transaction);
    return transaction.children.map((span) => [span.op, span.description, span.startTimestamp]);
  };

  it('are those that have taken time, and the paints', () => {
    expect(recordWith('pageload')).toEqual([
      ['browser.domainLookup', undefined, seconds(5)],
      ['browser.domContentLoadedEvent', undefined, seconds(60)],
      ['paint', 'first-paint', seconds(70)],
    ]);
  });

  it('are none for a navigation within the page', () => {
    expect(recordWith('navigation')).toEqual([]);
  });
});
