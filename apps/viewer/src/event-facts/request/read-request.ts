/** The request that was being handled, as an SDK noted it. */
export interface StoredRequest {
  method: string;
  url: string;
  query: readonly NamedText[];
  headers: readonly NamedText[];
  cookies: readonly NamedText[];
  /** The body, or whatever else was sent under `data`. */
  data: unknown;
  /** Whatever else stands beside these. */
  rest: Record<string, unknown>;
}

export type NamedText = readonly [name: string, text: string];

/** Reads a request: headers, query and cookies as objects or lists of pairs, the query also as one text. */
export function requestOf(request: Record<string, unknown>): StoredRequest {
  const { method, url, query_string: query, headers, cookies, data, ...rest } = request;
  return {
    method: typeof method === 'string' ? method : '',
    url: typeof url === 'string' ? url : '',
    query: typeof query === 'string' ? pairsOfQuery(query) : pairsOf(query),
    headers: pairsOf(headers),
    cookies: typeof cookies === 'string' ? [['cookie', cookies]] : pairsOf(cookies),
    data,
    rest,
  };
}

function pairsOfQuery(query: string): NamedText[] {
  return [...new URLSearchParams(query)];
}

function pairsOf(value: unknown): NamedText[] {
  const entries: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return entries.flatMap((entry) => {
    const [name, text] = Array.isArray(entry) ? (entry as unknown[]) : [];
    return typeof name === 'string' ? [[name, wordOf(text)] as const] : [];
  });
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
