export { assembleTrace } from './tree/assemble-trace';
export { checkFullyInstrumented } from './completeness/check-fully-instrumented';
export { childrenInTrace } from './tree/children-in-trace';
export { clockSkewOf, clockSkews, clockSkewsByService } from './time/clock-skew';
export { compareServices } from './comparison/compare-services';
export { compareTraces, differenceOf, differingSpans, differs } from './comparison/compare-traces';
export { criticalPath, criticalSeconds, criticalSecondsByService } from './time/critical-path';
export { drawLine, drawOutline, drawTrace } from './outline/draw-trace';
export { flameGraph } from './figures/flame-graph';
export {
  isFromBrowser,
  missingInstrumentation,
  SHORTEST_GAP_MS,
} from './completeness/missing-instrumentation';
export { failedSpans } from './failures/failed-spans';
export { isFailedStatus } from './failures/failed-status';
export { arrivingUntil, orphanFindings } from './completeness/orphan-reason';
export { OutlineSyntaxError, parseOutline } from './outline/parse-outline';
export { placeErrors, placeOfError } from './failures/place-errors';
export { compareShape } from './shape/compare-shape';
export { countLines } from './shape/count-lines';
export { countShape } from './shape/count-shape';
export { expectedDescription, expectedOutline } from './shape/expected-outline';
export { linesMatch } from './shape/match-lines';
export { siblingsMatch } from './shape/match-siblings';
export { namesOfAddresses } from './shape/names-of-addresses';
export { pairSiblings } from './shape/pair-siblings';
export { SiblingMatcher } from './shape/sibling-matcher';
export { SiblingQueue } from './shape/sibling-order';
export { walkLines } from './shape/walk-lines';
export { serviceCalls } from './figures/service-calls';
export { serviceShares } from './figures/service-shares';
export { selfTime } from './time/self-time';
export { spanRowsOfTrace, spanRowsOfTransaction } from './tree/span-rows';
export { tellTrace } from './outline/tell-trace';
export { spansOfErrors } from './failures/spans-of-errors';
export { extentOf, timeAxis } from './time/time-axis';
export { selectionBetween, windowOf, windowOfTrace } from './time/time-window';
export { outlineTrace } from './outline/trace-outline';
export { traceStatistics } from './figures/trace-statistics';
export { walkSpans } from './tree/walk-spans';

export type { InstrumentationCounts, InstrumentationReport } from './completeness/check-fully-instrumented';
export type { ClockSkew, ServiceSkew } from './time/clock-skew';
export type { ComparedService } from './comparison/compare-services';
export type { ComparedSpan, DifferenceKind, TraceComparison } from './comparison/compare-traces';
export type { CriticalPath, CriticalStretch } from './time/critical-path';
export type { FlameFrame } from './figures/flame-graph';
export type { FailedSpans } from './failures/failed-spans';
export type {
  InstrumentationGap,
  MissingInstrumentationOptions,
} from './completeness/missing-instrumentation';
export type { OrphanEvidence, OrphanFinding, ServiceReports } from './completeness/orphan-reason';
export type { PlacedErrors, PlaceOfError } from './failures/place-errors';
export type { ServiceCall, ServiceCalls, ServiceFigures } from './figures/service-calls';
export type { ServiceShare } from './figures/service-shares';
export type { ShapeComparison, ShapeLine, ShapeVerdict } from './shape/compare-shape';
export type { LineCounts } from './shape/count-lines';
export type { ShapeCounts } from './shape/count-shape';
export type { SpanRow } from './tree/span-rows';
export type { StoredError, StoredSpan, StoredTransaction, TraceResponse } from './stored-trace';
export type { TimeAxis, TimeAxisOptions, TimeBreak } from './time/time-axis';
export type { TimeWindow, WindowFraction } from './time/time-window';
export type { OutlineNode, OutlineOptions, Rename, TimedOutlineNode } from './outline/trace-outline';
export type { OpFigures, SpanFigures, StatisticsGrouping } from './figures/trace-statistics';
export type { Detachment, SpanNode, TraceTree, TransactionKind, TransactionNode } from './tree/trace-tree';
