const given = new Set<string>();

/** Warns of tracing, and says each thing once: what has gone wrong for one request will go wrong for the next. */
export function warn(message: string): void {
  if (given.has(message)) return;
  given.add(message);
  console.warn(`[tracing] ${message}`);
}
