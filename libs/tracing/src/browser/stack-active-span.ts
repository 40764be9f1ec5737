import type { ActiveSpan, Span } from '../core/index';

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
export class StackActiveSpan implements ActiveSpan {
  readonly #stack: (Span | undefined)[] = [];

  current(): Span | undefined {
    return this.#stack.at(-1);
  }

  /** Whether nobody has said which span the current work belongs to; `runWith(undefined, …)` says "none". */
  get isUnclaimed(): boolean {
    return this.#stack.length === 0;
  }

  runWith<T>(span: Span | undefined, work: () => T): T {
    this.#stack.push(span);
    try {
      return work();
    } finally {
      this.#stack.pop();
    }
  }
}
