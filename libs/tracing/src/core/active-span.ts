import type { Span } from './span/span';

/**
 * Which span the current work belongs to: a port, because each runtime keeps it differently (Node in
 * AsyncLocalStorage, a page on a stack).
 */
export interface ActiveSpan {
  current(): Span | undefined;
  /** Runs `work` with `span` active, also in whatever asynchronous work it starts; `undefined` makes none active. */
  runWith<T>(span: Span | undefined, work: () => T): T;
}
