import type { Span } from '../core/index';

const replacements = new WeakMap<Span, Span>();

/**
 * Makes `replacement` the active span wherever `span` is, from now on. For the rare library that says what its work is
 * only once the work runs, when its span is active already.
 */
export function replaceSpan(span: Span, replacement: Span): void {
  replacements.set(span, replacement);
}

/** The span itself, or what has replaced it. */
export function currentSpanFor(span: Span): Span {
  return replacements.get(span) ?? span;
}
