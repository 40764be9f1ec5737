import type { Span } from '../../core/index';

/** What the text's `configureScope` works on: the span that new spans become children of. */
export interface Scope {
  setSpan(span: Span | undefined): void;
  getSpan(): Span | undefined;
  /** Renames the transaction of the scope's span. */
  setTransaction(name: string): void;
}

export function createScope(): Scope {
  let current: Span | undefined;
  /** A span that has been finished can have no more children. */
  const open = () => (current?.endTimestamp === undefined ? current : undefined);
  return {
    getSpan: open,
    setSpan(span) {
      current = span;
    },
    setTransaction(name) {
      open()?.transaction.setName(name);
    },
  };
}
