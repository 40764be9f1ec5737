export { assembleTrace } from './assemble-trace';
export { drawLine, drawOutline, drawTrace } from './draw-trace';
export { OutlineSyntaxError, parseOutline } from './parse-outline';
export { tellTrace } from './tell-trace';
export { outlineTrace } from './trace-outline';
export { walkSpans } from './walk-spans';

export type { StoredError, StoredSpan, StoredTransaction, TraceResponse } from './stored-trace';
export type { Detachment, SpanNode, TraceTree, TransactionKind, TransactionNode } from './trace-tree';
export type { OutlineNode, OutlineOptions, Rename, TimedOutlineNode } from './trace-outline';
