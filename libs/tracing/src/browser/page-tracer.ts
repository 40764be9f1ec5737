import type { Span, Tracer } from '../core/index';
import type { StackActiveSpan } from './stack-active-span';

/**
 * A tracer for a page: work that no span claims belongs to the idle transaction, as long as that is open. Only a
 * transaction that the application starts is a trace of its own then, so that a click during the page load is no part
 * of the page load.
 */
export function pageTracer(
  tracer: Tracer,
  activeSpan: StackActiveSpan,
  idleTransaction: () => Span | undefined,
): Tracer {
  const unclaimed = (): Span | undefined => (activeSpan.isUnclaimed ? idleTransaction() : undefined);
  return {
    ...tracer,
    activeSpan: () => activeSpan.current() ?? unclaimed(),
    startSpan(context, work) {
      const parent = context.transaction === undefined ? unclaimed() : undefined;
      const start = () => tracer.startSpan(context, work);
      return parent === undefined ? start() : activeSpan.runWith(parent, start);
    },
  };
}
