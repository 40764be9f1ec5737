import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { arrivingUntil, orphanFindings, type OrphanEvidence, type OrphanFinding } from './orphan-reason';
import type { StoredTransaction } from '../stored-trace';
import { tellTrace } from '../outline/tell-trace';

const NOW = 1_700_001_000;
const LONG_AGO = NOW - 900;
const WHOLE: OrphanEvidence = { isStillArriving: false, isWhole: true, reports: [] };

/** A trace of which the middle is missing, everything in it received long ago. */
function findings(
  about: { orphan?: Partial<StoredTransaction>; other?: Partial<StoredTransaction> },
  evidence: Partial<OrphanEvidence> = {},
): OrphanFinding[] {
  const trace = tellTrace(`
    api  http.server  GET /  ok

    db-service  http.server  GET /products  ok  (orphan)
  `);
  const [other, orphan] = trace.transactions;
  Object.assign(other ?? {}, { received: LONG_AGO }, about.other);
  Object.assign(orphan ?? {}, { received: LONG_AGO }, about.orphan);
  const tree = assembleTrace(trace);
  const found = orphanFindings(tree, { ...WHOLE, isStillArriving: NOW < arrivingUntil(tree), ...evidence });
  return [...found.values()].flat();
}

describe('why the parent of an orphan transaction may be missing', () => {
  it('cannot be told where nothing speaks for anything', () => {
    expect(findings({})).toEqual([]);
  });

  it('is that it has not arrived yet, while the trace still arrives', () => {
    expect(findings({ other: { received: NOW - 4 } })).toEqual([{ reason: 'not-yet-arrived' }]);
    expect(findings({ other: { received: NOW - 61 } })).toEqual([]);
  });

  it('is that more of the trace is stored than was loaded', () => {
    expect(findings({}, { isWhole: false })).toEqual([{ reason: 'not-loaded' }]);
  });

  it('is a caller without tracing, where the decision was made in the called service itself', () => {
    expect(findings({ orphan: { head_project: 'db-service' } })).toEqual([
      { reason: 'never-instrumented', service: undefined },
    ]);
  });

  it('is that the service where the trace began has never reported anything', () => {
    const silent = { service: 'web', transactions: 0, lost: {} };
    expect(findings({ orphan: { head_project: 'web' } }, { reports: [silent] })).toEqual([
      { reason: 'never-instrumented', service: 'web' },
    ]);
  });

  it('is a decision that was made twice, where two transactions were kept at different rates', () => {
    expect(findings({ orphan: { sample_rate: 1 }, other: { sample_rate: 0.25 } })).toEqual([
      { reason: 'sampled-out', rate: 1, otherRate: 0.25, otherService: 'api' },
    ]);
    expect(findings({ orphan: { sample_rate: 0.25 }, other: { sample_rate: 0.25 } })).toEqual([]);
    expect(findings({ orphan: { sample_rate: 0.25 }, other: { sample_rate: null } })).toEqual([]);
  });

  it('is a lost report, where services have lost some', () => {
    const reports = [
      { service: 'web', transactions: 4, lost: { network_error: 3 } },
      { service: 'api', transactions: 9, lost: {} },
      { service: 'worker', transactions: 9, lost: { queue_full: 1 } },
    ];
    expect(findings({}, { reports })).toEqual([
      {
        reason: 'report-lost',
        lost: [
          { service: 'web', reason: 'network_error', quantity: 3 },
          { service: 'worker', reason: 'queue_full', quantity: 1 },
        ],
      },
    ]);
  });

  it('is a report lost by the service where the trace began, where nothing of that one is there', () => {
    const reports = [
      { service: 'web', transactions: 4, lost: { network_error: 3 } },
      { service: 'worker', transactions: 9, lost: { queue_full: 1 } },
    ];
    expect(findings({ orphan: { head_project: 'web' } }, { reports })).toEqual([
      { reason: 'report-lost', lost: [{ service: 'web', reason: 'network_error', quantity: 3 }] },
    ]);
  });

  it('is a service of which the reader knows nothing, where the trace began there', () => {
    expect(findings({ orphan: { head_project: null } })).toEqual([{ reason: 'head-unknown' }]);
  });
});
