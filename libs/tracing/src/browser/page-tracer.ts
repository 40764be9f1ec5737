import { spanThatFailedWith, type Span, type Tracer } from '../core/index';
import type { StackActiveSpan } from './stack-active-span';

/**
 * A tracer for a page: work that no span claims belongs to `unclaimedSpan`, the idle transaction that is open. Only a
 * transaction that the application starts is a trace of its own then, so that a click during the page load is no part
 * of the page load.
 */
export function pageTracer(
  tracer: Tracer,
  activeSpan: StackActiveSpan,
  unclaimedSpan: () => Span | undefined,
): Tracer {
  const parentOfUnclaimed = (): Span | undefined => (activeSpan.isUnclaimed() ? unclaimedSpan() : undefined);
  /** Does work that the core looks up the active span for. */
  const claim = <T>(work: () => T): T => {
    const parent = parentOfUnclaimed();
    return parent === undefined ? work() : activeSpan.runWith(parent, work);
  };
  return {
    ...tracer,
    captureException(error, options) {
      const capture = () => tracer.captureException(error, options);
      // What nobody has caught is reported when no span is active any more: with the one that it left, if it left one.
      return spanThatFailedWith(error) ? capture() : claim(capture);
    },
    activeSpan: () => activeSpan.current() ?? parentOfUnclaimed(),
    startSpan(context, work) {
      const start = () => tracer.startSpan(context, work);
      return context.transaction === undefined ? claim(start) : start();
    },
  };
}
