import { noTransport } from './delivery/transport';
import type { Diagnostics } from './diagnostics';
import { reviewBy, type SendingRules } from './event/sending-rules';
import { thoroughFilter } from './filter/thorough-filter';
import { onlyOnce } from './only-once';
import { continueTraces, type ContinuationRules } from './propagation/incoming-trace';
import { rateChooser, type SamplingOptions } from './sampler';
import { assembleTracer, type Tracer, type TracerBasis, type TracerParts } from './tracer';
import { withUnfailingPorts } from './unfailing-ports';

export interface TracerOptions
  extends
    TracerBasis,
    SamplingOptions,
    SendingRules,
    Pick<ContinuationRules, 'strictTraceContinuation'>,
    Pick<TracerParts, 'reportErrors' | 'traceparent' | 'breadcrumbs'> {}

/** A tracer that knows what it could not do. */
export interface WholeTracer extends Tracer {
  diagnostics(): Diagnostics;
}

/** A tracer with all parts, over the ports of a runtime: its clock, its way to keep the active span, its transport. */
export function createTracer(options: TracerOptions): WholeTracer {
  const { tracesSampler, strictTraceContinuation, traceparent } = options;
  const unfailing = withUnfailingPorts(options);
  const { transport = noTransport } = unfailing;
  let propagationInvalid = 0;
  const onInvalid = () => void (propagationInvalid += 1);
  const tracer = assembleTracer({
    ...unfailing,
    warn: options.warn && onlyOnce(options.warn),
    filter: thoroughFilter,
    continuation: continueTraces({ strictTraceContinuation, traceparent, onInvalid }),
    chooseRate: tracesSampler && rateChooser(tracesSampler),
    review: reviewBy(options),
  });
  return { ...tracer, diagnostics: () => ({ losses: transport.losses(), propagationInvalid }) };
}
