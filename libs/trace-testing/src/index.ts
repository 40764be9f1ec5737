export { matchTraceTree } from './match-trace-tree';
export { toMatchTrace } from './to-match-trace';

export type {} from './jest-namespace';
export type { TraceTreeMatch } from './match-trace-tree';
export type { ToMatchTrace } from './trace-matchers';
