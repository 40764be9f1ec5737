/**
 * A URL as a span shows it: without query, fragment and credentials, which may be secrets and never group; without the
 * page's own origin, which says nothing new.
 *
 * @example describeUrl(new URL('https://shop.example/api/products?page=2'), 'https://shop.example') // '/api/products'
 * @example describeUrl(new URL('https://cdn.example/logo.svg'), 'https://shop.example') // 'https://cdn.example/logo.svg'
 */
export function describeUrl(url: URL, ownOrigin: string): string {
  // The origin of `blob:` is the page's own and that of `data:` is "null": neither has a path worth showing.
  if (!/^https?:$/.test(url.protocol)) return url.protocol;
  return url.origin === ownOrigin ? url.pathname : url.origin + url.pathname;
}
