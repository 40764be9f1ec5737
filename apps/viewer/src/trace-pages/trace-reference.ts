const TRACE_ID = /(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/i;

/** The trace id in what somebody pasted: the id itself, with or without dashes, or an address that holds it. */
export function traceReferenceIn(text: string): string | undefined {
  return (TRACE_ID.exec(text) ?? TRACE_ID.exec(text.replaceAll('-', '')))?.[0].toLowerCase();
}
