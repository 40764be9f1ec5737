export { createTraceRecorder } from './recorder/create-trace-recorder';
export { DeadlineError } from './collector/follow-collector';
export { matchTraceTree } from './matching/match-trace-tree';
export { nextTraces } from './collector/next-traces';
export { reportTrace } from './collector/report-trace';
export { toMatchTrace } from './matching/to-match-trace';
export { waitForQuiet } from './collector/wait-for-quiet';
export { waitForTrace } from './collector/wait-for-trace';

export type { TakeTraceOptions, TraceRecorder } from './recorder/create-trace-recorder';
export type {} from './matching/jest-namespace';
export type { TraceTreeMatch } from './matching/match-trace-tree';
export type { NextTracesOptions } from './collector/next-traces';
export type { ToMatchTrace } from './matching/trace-matchers';
export type { WaitForQuietOptions } from './collector/wait-for-quiet';
export type { WaitForTraceOptions } from './collector/wait-for-trace';
