export { assembleTrace } from './assemble-trace';
export { checkFullyInstrumented } from './check-fully-instrumented';
export { childrenInTrace } from './children-in-trace';
export { clockSkewOf, clockSkews } from './clock-skew';
export { drawLine, drawOutline, drawTrace } from './draw-trace';
export { isFromBrowser, missingInstrumentation } from './missing-instrumentation';
export { OutlineSyntaxError, parseOutline } from './parse-outline';
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
export { walkSpans } from './walk-spans';

export type { InstrumentationCounts, InstrumentationReport } from './check-fully-instrumented';
export type { ClockSkew } from './clock-skew';
export type { InstrumentationGap, MissingInstrumentationOptions } from './missing-instrumentation';
export type { ServiceShare } from './self-time';
export type { SpanRow, SpanRowOptions } from './span-rows';
export type { StoredError, StoredSpan, StoredTransaction, TraceResponse } from './stored-trace';
export type { TimeAxis, TimeAxisOptions, TimeBreak } from './time-axis';
export type { TimeWindow, WindowFraction } from './time-window';
export type { OutlineNode, OutlineOptions, Rename, TimedOutlineNode } from './trace-outline';
export type { Detachment, SpanNode, TraceTree, TransactionKind, TransactionNode } from './trace-tree';
