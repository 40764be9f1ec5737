export { createTraceRecorder } from './create-trace-recorder';
export { DeadlineError } from './follow-collector';
export { matchTraceTree } from './match-trace-tree';
export { nextTraces } from './next-traces';
export { reportTrace } from './report-trace';
export { toMatchTrace } from './to-match-trace';
export { waitForQuiet } from './wait-for-quiet';
export { waitForTrace } from './wait-for-trace';

export type { TakeTraceOptions, TraceRecorder } from './create-trace-recorder';
export type {} from './jest-namespace';
export type { TraceTreeMatch } from './match-trace-tree';
export type { NextTracesOptions } from './next-traces';
export type { ToMatchTrace } from './trace-matchers';
export type { WaitForQuietOptions } from './wait-for-quiet';
export type { WaitForTraceOptions } from './wait-for-trace';
