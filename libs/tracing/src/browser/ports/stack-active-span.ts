import type { ActiveSpan, Span } from '../../core/index';

export interface StackActiveSpan extends ActiveSpan {
  /** Whether nobody has said which span the current work belongs to; `runWith(undefined, …)` says "none". */
  isUnclaimed(): boolean;
}

/**
 * The active span where the platform has no AsyncLocalStorage: a stack.
 *
 * A span is active while the *synchronous part* of its work runs. After an `await` the stack belongs to whoever runs
 * then, so later work names its span itself:
 *
 * @example
 * tracer.startSpan({ transaction: 'Submit Order', op: 'ui.action.click' }, async (span) => {
 *   const response = await fetch('/api/checkout', order);        // still synchronous: a child of `span`
 *   const confirmation = await response.json();
 *   await tracer.runWith(span, () => fetch('/api/suggestions')); // after an await: the span is named
 *   const rendering = span.startChild({ op: 'ui.render' });      // or nothing needs to be active at all
 *   show(confirmation);
 *   rendering.finish();
 * });
 */
export function createStackActiveSpan(): StackActiveSpan {
  const stack: (Span | undefined)[] = [];
  return {
    current: () => stack[stack.length - 1],
    isUnclaimed: () => stack.length === 0,
    runWith(span, work) {
      stack.push(span);
      try {
        return work();
      } finally {
        stack.pop();
      }
    },
  };
}
