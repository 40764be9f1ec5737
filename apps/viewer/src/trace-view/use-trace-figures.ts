import type {
  CriticalPath,
  FailedSpans,
  PlacedErrors,
  ServiceCalls,
  ServiceShare,
  ServiceSkew,
} from '@clew/trace-model';
import type { SpanRow, TimeWindow, TraceResponse, TraceTree } from '@clew/trace-model';
import {
  assembleTrace,
  clockSkewsByService,
  criticalPath,
  criticalSecondsByService,
  failedSpans,
  placeErrors,
  serviceCalls,
  serviceShares,
  spanRowsOfTrace,
  windowOfTrace,
} from '@clew/trace-model';
import { useMemo } from 'react';

/** A trace, linked, and everything that is computed of it. */
export interface TraceFigures {
  tree: TraceTree;
  /** From top to bottom, nothing left out. */
  rows: readonly SpanRow[];
  whole: TimeWindow;
  errors: PlacedErrors;
  failed: FailedSpans;
  path: CriticalPath;
  /** Seconds of the critical path by service. */
  critical: ReadonlyMap<string, number>;
  shares: readonly ServiceShare[];
  skews: readonly ServiceSkew[];
  services: ServiceCalls;
}

/** Computes all of it once for each answer, however often it is drawn. */
export function useTraceFigures(trace: TraceResponse): TraceFigures {
  return useMemo(() => {
    const tree = assembleTrace(trace);
    const rows = spanRowsOfTrace(tree);
    const errors = placeErrors(tree, rows);
    const path = criticalPath(tree);
    const services = serviceCalls(tree, errors);
    return {
      tree,
      rows,
      whole: windowOfTrace(tree),
      errors,
      failed: failedSpans(tree, rows),
      path,
      critical: criticalSecondsByService(path),
      shares: serviceShares(services.services),
      skews: clockSkewsByService(tree),
      services,
    };
  }, [trace]);
}
