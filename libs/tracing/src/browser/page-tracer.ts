import { spanThatFailedWith, startReadably, type Span, type Tracer } from '../core/index';
import type { StackActiveSpan } from './ports/stack-active-span';

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
  /** Does work that the core looks up the active span for, unless it is known to belong elsewhere. */
  const claim = <T>(work: () => T, belongsElsewhere: boolean): T => {
    const parent = belongsElsewhere ? undefined : parentOfUnclaimed();
    return parent ? activeSpan.runWith(parent, work) : work();
  };
  return {
    ...tracer,
    activeSpan: () => activeSpan.current() ?? parentOfUnclaimed(),
    captureException: (error, options) =>
      // What nobody has caught is reported when no span is active any more: with the one that it left, if it left one.
      claim(() => tracer.captureException(error, options), spanThatFailedWith(error) !== undefined),
    startSpan: (context, work) =>
      claim(() => tracer.startSpan(context, work), startReadably(isTransaction, context)),
  };
}

function isTransaction({ transaction }: { transaction?: unknown }): boolean {
  return transaction !== undefined;
}
