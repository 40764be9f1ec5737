import { describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../../testing/event-record-fixture';
import { eventRow, hourOf } from './event-row';
import { searchedDetails } from '../tables/searched-texts';

describe('the row of an event', () => {
  it('puts what was received earlier before what was received later', () => {
    const precedence = (receivedTimestamp: number) =>
      (eventRow(eventRecord({ receivedTimestamp })) as { precedence: number }).precedence;
    expect(precedence(1_800_000_000)).toBeGreaterThan(precedence(1_800_000_000.000_01));
    expect(precedence(-1)).toBe(Number.MAX_SAFE_INTEGER);
    expect(precedence(1e300)).toBe(0);
  });

  it.each([
    [7_199.9, 1],
    [-5, 0],
    [1e300, 1_193_045],
  ])('stands in an hour that the server can count: %p', (timestamp, hour) => {
    expect(hourOf(timestamp)).toBe(hour);
  });

  it('has texts that are UTF-8, whatever an SDK has cut in two', () => {
    const row = eventRow(eventRecord({ transaction: 'half \ud83d', title: 'whole 😀' }));
    expect(row).toMatchObject({ transaction: 'half \ufffd', title: 'whole 😀' });
  });

  it('has what child spans lack as nothing', () => {
    const row = eventRow(eventRecord({ spans: '[{"span_id":"a"},{"tags":{"k":"v"},"op":"db"}]' }));
    expect(row).toMatchObject({
      'children.id': ['a', null],
      'children.op': [null, 'db'],
      'children.start': [null, null],
      'children.tag_keys': [[], ['k']],
      'children.tag_values': [[], ['v']],
    });
  });
});

describe('what is searched of details', () => {
  it('is every text at its path, and every measurement that is a number', () => {
    const details = {
      dist: '7',
      request: { url: '/a', headers: { 'a/b~c': 'd' }, query: ['no', 'path'] },
      contexts: { device: { cores: 8, simulator: false, name: null } },
      measurements: { lcp: { value: 1.5 }, fid: { value: '2' }, cls: { value: 'wide' }, inp: 3 },
      breadcrumbs: { message: 'not searched' },
      data: { url: 'not searched' },
    };
    expect(searchedDetails(JSON.stringify(details))).toEqual({
      texts: {
        path: [
          '/dist',
          '/request/url',
          '/request/headers/a~1b~0c',
          '/contexts/device/cores',
          '/contexts/device/simulator',
        ],
        value: ['7', '/a', 'd', '8', 'false'],
      },
      measurements: { name: ['lcp', 'fid'], value: [1.5, 2] },
    });
  });

  it('is bounded in number and depth', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`k${index}`, 'v']));
    const deep = { a: { b: { c: { d: { e: { f: { g: 'too deep' } } } } } } };
    expect(searchedDetails(JSON.stringify({ contexts: many })).texts.path).toHaveLength(200);
    expect(searchedDetails(JSON.stringify(deep)).texts.path).toEqual([]);
  });
});
