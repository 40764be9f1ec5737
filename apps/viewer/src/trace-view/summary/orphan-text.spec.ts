import { describe, expect, it } from '@jest/globals';
import type { OrphanFinding } from '@clew/trace-model';
import { orphanText } from './orphan-text';
import { readServiceReports } from './read-service-reports';

describe('what the row of an orphan transaction says', () => {
  it.each<[OrphanFinding, string, RegExp]>([
    [{ reason: 'not-loaded' }, 'orphan: parent not loaded', /more of this trace than is loaded/],
    [{ reason: 'not-yet-arrived' }, 'orphan: not yet arrived', /the parent may follow/],
    [
      { reason: 'never-instrumented', service: undefined },
      'orphan: never instrumented',
      /Set up tracing .* in the caller/,
    ],
    [
      { reason: 'never-instrumented', service: 'web' },
      'orphan: never instrumented',
      /began in web, of which the collector has never had a transaction/,
    ],
    [
      { reason: 'sampled-out', rate: 1, otherRate: 0.125, otherService: 'web' },
      'orphan: sampled out',
      /kept at a rate of 100 %, web at 12.5 %/,
    ],
    [
      { reason: 'report-lost', lost: [{ service: 'api', reason: 'queue_full', quantity: 1200 }] },
      'orphan: report lost',
      /lost: 1,200 of api \(queue full\)/,
    ],
    [
      { reason: 'head-unknown' },
      'orphan: parent hidden or unknown',
      /none of the projects that you can view/,
    ],
  ])('for %j is a name and what speaks for it', (finding, label, explanation) => {
    expect(orphanText([finding], false)).toEqual({ label, explanation: expect.stringMatching(explanation) });
  });

  it('is that nothing can be told, where nothing can', () => {
    const { label, explanation } = orphanText([], false);
    expect(label).toBe('orphan: no reason known');
    expect(explanation).toContain('nothing tells why');
  });

  it('names the first reason and explains each', () => {
    const { label, explanation } = orphanText(
      [{ reason: 'not-yet-arrived' }, { reason: 'head-unknown' }],
      false,
    );
    expect(label).toBe('orphan: not yet arrived');
    expect(explanation).toMatch(/may follow.*none of the projects/);
  });

  it('leaves open, to a reader who may not view everything, that the parent is hidden', () => {
    expect(orphanText([], true).explanation).toContain('a project that you may not view');
    expect(orphanText([], false).explanation).not.toContain('may not view');
  });

  it('shows hidden characters of a name', () => {
    const finding: OrphanFinding = { reason: 'never-instrumented', service: 'w\u202eeb' };
    expect(orphanText([finding], false).explanation).toContain('w\\u202eeb');
  });
});

describe('the statistics of the collector', () => {
  it('tell of each service how many transactions were taken, and lost why, but not what was left out on purpose', () => {
    expect(
      readServiceReports([
        {
          project: 'web',
          client_discards: {
            'network_error:transaction': 3,
            'network_error:error': 9,
            'sample_rate:transaction': 70,
            'rate_limited:transaction': 1,
          },
          categories: { transaction: { accepted: 12, dropped: { rate_limited: 2 } }, error: { accepted: 5 } },
        },
        { project: 'worker', client_discards: {}, categories: {} },
      ]),
    ).toEqual([
      { service: 'web', transactions: 12, lost: { network_error: 3, rate_limited: 3 } },
      { service: 'worker', transactions: 0, lost: {} },
    ]);
  });
});
