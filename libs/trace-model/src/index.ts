export { assembleTrace } from './assemble-trace';
export { checkFullyInstrumented } from './check-fully-instrumented';
export { childrenInTrace } from './children-in-trace';
export { clockSkewOf, clockSkews, clockSkewsByService } from './clock-skew';
export { compareServices } from './compare-services';
export { compareTraces, differingSpans, differs } from './compare-traces';
export { criticalPath, criticalSecondsByService } from './critical-path';
export { drawLine, drawOutline, drawTrace } from './draw-trace';
export { isFromBrowser, missingInstrumentation } from './missing-instrumentation';
export { isFailedStatus } from './failed-status';
export { isStillArriving, orphanFindings } from './orphan-reason';
export { OutlineSyntaxError, parseOutline } from './parse-outline';
export { placeErrors } from './place-errors';
export { serviceCalls } from './service-calls';
export { selfTime, serviceShares } from './self-time';
export { spanRowsOfTrace, spanRowsOfTransaction } from './span-rows';
export { tellTrace } from './tell-trace';
export { extentOf, timeAxis } from './time-axis';
export {
  fractionOf,
  selectionBetween,
  timestampAt,
  windowOf,
  windowOfTrace,
  windowSelection,
} from './time-window';
export { outlineTrace } from './trace-outline';
export { traceStatistics } from './trace-statistics';
export { walkSpans } from './walk-spans';

export type { InstrumentationCounts, InstrumentationReport } from './check-fully-instrumented';
export type { ClockSkew, ServiceSkew } from './clock-skew';
export type { ComparedService } from './compare-services';
export type { ComparedSpan, TraceComparison } from './compare-traces';
export type { CriticalPath, CriticalStretch } from './critical-path';
export type { InstrumentationGap, MissingInstrumentationOptions } from './missing-instrumentation';
export type { OrphanEvidence, OrphanFinding, ServiceReports } from './orphan-reason';
export type { PlacedErrors } from './place-errors';
export type { ServiceCall, ServiceCalls, ServiceFigures } from './service-calls';
export type { ServiceShare } from './self-time';
export type { SpanRow, SpanRowOptions } from './span-rows';
export type { StoredError, StoredSpan, StoredTransaction, TraceResponse } from './stored-trace';
export type { TimeAxis, TimeAxisOptions, TimeBreak } from './time-axis';
export type { TimeWindow, WindowFraction } from './time-window';
export type { OutlineNode, OutlineOptions, Rename, TimedOutlineNode } from './trace-outline';
export type { OpFigures, SpanFigures, StatisticsGrouping } from './trace-statistics';
export type { Detachment, SpanNode, TraceTree, TransactionKind, TransactionNode } from './trace-tree';
