/**
 * Sentry's envelope: a line of headers, then for each item a line of headers and its payload.
 *
 *   {"event_id":"9ec7…","sent_at":"2026-11-22T12:00:00.000Z"}
 *   {"type":"transaction"}
 *   {"type":"transaction","transaction":"GET /", …}
 */
export interface Envelope {
  headers: Readonly<Record<string, unknown>>;
  items: readonly EnvelopeItem[];
}

export interface EnvelopeItem {
  headers: { readonly type: string } & Readonly<Record<string, unknown>>;
  /** JSON text, UTF-8 encoded, or binary content. */
  payload: Uint8Array;
}

/** An envelope that cannot be read, with the server's wording of the reason. */
export class EnvelopeSyntaxError extends Error {
  override readonly name = 'EnvelopeSyntaxError';
}

const LINE_FEED = 10;

/** An item whose payload is text without line feeds, such as JSON: its length need not be stated. */
export interface TextItem {
  headers: EnvelopeItem['headers'];
  payload: string;
}

/** Writes an envelope of items of text. */
export function serializeEnvelope(headers: Envelope['headers'], items: readonly TextItem[]): string {
  let text = JSON.stringify(headers);
  for (const item of items) text += `\n${JSON.stringify(item.headers)}\n${item.payload}`;
  return text;
}

/**
 * Reads an envelope. An item without a length ends at the next line feed; blank lines between items are skipped.
 * @throws EnvelopeSyntaxError when the framing is broken.
 */
export function parseEnvelope(bytes: Uint8Array): Envelope {
  if (bytes.length === 0) throw new EnvelopeSyntaxError('empty request body');
  let position = 0;
  const readLine = (): Uint8Array => {
    const end = endOfLine(bytes, position);
    const line = bytes.subarray(position, end);
    position = Math.min(end + 1, bytes.length);
    return line;
  };
  const headers = jsonObject(readLine(), 'invalid envelope header');
  const items: EnvelopeItem[] = [];
  while (position < bytes.length) {
    const line = readLine();
    if (line.length === 0) continue;
    const itemHeaders = itemHeadersFrom(line);
    const end = endOfPayload(bytes, position, itemHeaders['length']);
    items.push({ headers: itemHeaders, payload: bytes.subarray(position, end) });
    position = Math.min(end + 1, bytes.length);
  }
  return { headers, items };
}

function itemHeadersFrom(line: Uint8Array): EnvelopeItem['headers'] {
  const headers = jsonObject(line, 'invalid item header');
  const { type } = headers as { type?: unknown };
  if (typeof type !== 'string') throw new EnvelopeSyntaxError('invalid item header');
  return { ...headers, type };
}

function endOfPayload(bytes: Uint8Array, start: number, length: unknown): number {
  if (length === undefined) return endOfLine(bytes, start);
  if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0) {
    throw new EnvelopeSyntaxError('invalid item header');
  }
  const end = start + length;
  if (end > bytes.length) throw new EnvelopeSyntaxError('unexpected end of file');
  if (end < bytes.length && bytes[end] !== LINE_FEED) throw new EnvelopeSyntaxError('missing newline');
  return end;
}

function endOfLine(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(LINE_FEED, start);
  return end === -1 ? bytes.length : end;
}

function jsonObject(line: Uint8Array, problem: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line));
  } catch {
    throw new EnvelopeSyntaxError(problem);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new EnvelopeSyntaxError(problem);
  return value as Record<string, unknown>;
}
