import type { Span, Tracer } from '../../../core/index';
import { formatJobMetadata } from './metadata';
import { UntracedSpan } from './untraced-span';

/** A job is added in a trace, and that makes no span: it is part of a flow, or the transaction has been sent already. */
export class CarryingSpan extends UntracedSpan {
  private readonly carried: Span;
  private readonly isLinked: boolean;
  private text: string | undefined;

  constructor(tracer: Tracer, carried: Span, isLinked: boolean) {
    super(tracer);
    this.carried = carried;
    this.isLinked = isLinked;
  }

  override metadata(): string {
    return (this.text ??= formatJobMetadata(this.tracer, this.carried, this.isLinked));
  }
}
