import { fieldsOf, textOf, wordOf, type Fields } from '../../collector/stored-fields';

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
  rest: Fields;
}

export type NamedText = readonly [name: string, text: string];

/** Reads a request: headers, query and cookies as objects or lists of pairs, the query also as one text. */
export function requestOf(request: Fields): StoredRequest {
  const { method, url, query_string: query, headers, cookies, data, ...rest } = request;
  return {
    method: textOf(method) ?? '',
    url: textOf(url) ?? '',
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
  const entries: unknown[] = Array.isArray(value) ? value : Object.entries(fieldsOf(value));
  return entries.flatMap((entry) => {
    const [name, text] = Array.isArray(entry) ? (entry as unknown[]) : [];
    return typeof name === 'string' ? [[name, wordOf(text)] as const] : [];
  });
}
