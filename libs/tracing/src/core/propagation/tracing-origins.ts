/**
 * Which requests carry the `sentry-trace` header. An entry is
 *
 *   'https://api.example.com/v2'   an origin, with or without the start of a path
 *   'api.example.com'              a host: that one and its subdomains (with a port, exactly that host and port)
 *   '/api'                         the start of a path on the page's own origin; in a browser only
 *   /\.example\.com\/api/          a pattern for origin and path, and for the path alone on the page's own origin
 *
 * The query string never takes part, or `https://evil.example/?x=localhost` would be told about our traces.
 */
export type TracingOrigin = string | RegExp;

/**
 * Whether a request to `url` carries the header. A relative or protocol-relative URL is resolved against `ownOrigin`,
 * the origin of the page, before it is compared.
 */
export function matchesTracingOrigins(
  url: string,
  tracingOrigins: readonly TracingOrigin[],
  ownOrigin?: string,
): boolean {
  const target = parsedUrl(url, ownOrigin);
  if (target?.protocol !== 'http:' && target?.protocol !== 'https:') return false;
  return tracingOrigins.some((origin) => matches(target, origin, ownOrigin));
}

function matches(target: URL, entry: TracingOrigin, ownOrigin: string | undefined): boolean {
  const isOwn = target.origin === ownOrigin;
  if (typeof entry !== 'string') {
    return found(entry, target.origin + target.pathname) || (isOwn && found(entry, target.pathname));
  }
  if (entry.startsWith('/')) return isOwn && !entry.startsWith('//') && target.pathname.startsWith(entry);
  if (entry.includes('://')) {
    const allowed = parsedUrl(entry);
    return allowed?.origin === target.origin && target.pathname.startsWith(allowed.pathname);
  }
  const host = entry.toLowerCase();
  if (host.includes(':')) return target.host === host;
  return host !== '' && (target.hostname === host || target.hostname.endsWith(`.${host}`));
}

/** With `test`, a pattern that has the `g` flag would remember where it stopped, and match every other request. */
function found(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1;
}

function parsedUrl(url: string, base?: string): URL | undefined {
  try {
    return base === undefined ? new URL(url) : new URL(url, base);
  } catch {
    return undefined;
  }
}
