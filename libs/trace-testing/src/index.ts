export { DeadlineError } from './follow-collector';
export { matchTraceTree } from './match-trace-tree';
export { nextTraces } from './next-traces';
export { toMatchTrace } from './to-match-trace';
export { waitForQuiet } from './wait-for-quiet';
export { waitForTrace } from './wait-for-trace';

export type {} from './jest-namespace';
export type { TraceTreeMatch } from './match-trace-tree';
export type { NextTracesOptions } from './next-traces';
export type { ToMatchTrace } from './trace-matchers';
export type { WaitForQuietOptions } from './wait-for-quiet';
export type { WaitForTraceOptions } from './wait-for-trace';
