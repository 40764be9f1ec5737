import { isAnswer } from './critical-path';
import type { SpanNode } from '../tree/trace-tree';

const HANDED_ON = /^(?:queue|messag(?:e|ing)|cron|schedule|job|task)\b/;

/**
 * Whether a transaction was handed on through a queue or a schedule instead of being waited for: the op of its root span, or
 * of the span that gave rise to it, says so, or it began when that had ended. A server's answer to a request never was: a
 * caller's op may say how the caller itself was started, and only a wrong clock puts an answer behind its request.
 */
export function isAsynchronousCall(root: SpanNode, { span: caller }: SpanNode): boolean {
  if (isAnswer(root)) return false;
  if (HANDED_ON.test(root.span.op ?? '') || HANDED_ON.test(caller.op ?? '')) return true;
  return root.span.start_timestamp >= caller.timestamp;
}
