import type { TransactionEvent } from '@clew/tracing/core';

/**
 * A transaction as lines of `op  description  status`: its root span, then its child spans (all of api's are direct
 * children of the root), with the stand-ins' addresses by name.
 */
export function drawTransaction(event: TransactionEvent, names: Record<string, string> = {}): string[] {
  const root = event.contexts.trace;
  const lines = event.spans.map((span) => {
    const branch = span.parent_span_id === root.span_id ? '└─ ' : '?? ';
    return `${branch}${span.op}  ${named(span.description ?? '', names)}  ${span.status}`;
  });
  return [`${root.op}  ${event.transaction}  ${root.status}`, ...lines];
}

function named(description: string, names: Record<string, string>): string {
  return Object.entries(names).reduce((text, [address, name]) => text.replace(address, name), description);
}
