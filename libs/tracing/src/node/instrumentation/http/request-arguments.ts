import type { OutgoingHttpHeaders, RequestOptions } from 'node:http';
import { urlToHttpOptions } from 'node:url';

/** `request(url, options?, callback?)` or `request(options, callback?)`. */
export type RequestArguments = [target: unknown, ...rest: unknown[]];

/** The options that Node makes of the arguments: those of the URL, overridden by those given. */
export function mergedOptions([target, ...rest]: RequestArguments): RequestOptions {
  const given = isOptions(rest[0]) ? rest[0] : {};
  if (typeof target === 'string') return { ...optionsOfUrl(target), ...given };
  if (target instanceof URL) return { ...urlToHttpOptions(target), ...given };
  return isOptions(target) ? target : {};
}

/**
 * Where the request goes, cheaply: the same text for the same server, though not always the URL's own origin. Undefined
 * where only the whole URL can say it.
 */
export function originOf(options: RequestOptions, defaultProtocol: string): string | undefined {
  if (!pathOf(options).startsWith('/')) return undefined;
  const { protocol = defaultProtocol, hostname, host, port, defaultPort } = options;
  return `${protocol}//${hostname ?? host ?? 'localhost'}:${port ?? defaultPort ?? ''}`;
}

/** Hosts and paths that a URL parser leaves as they are. */
const PLAIN_HOST = /^[a-z0-9](?:[a-z0-9-]|\.(?![.\d]))*$|^127\.0\.0\.1$/;
const PLAIN_PATH = /^\/(?!\/)[\w/~-]*(?=$|[?#])/;

/**
 * The address without its query, as a URL parser would write it; undefined where it takes one to tell. Most requests
 * of a service go to a few plain addresses, and parsing a URL costs more than the rest of their span.
 */
export function plainAddressOf(options: RequestOptions, defaultProtocol: string): string | undefined {
  const { protocol = defaultProtocol, hostname, host, port, defaultPort } = options;
  const name = hostname ?? host ?? 'localhost';
  const [plainPath] = PLAIN_PATH.exec(pathOf(options)) ?? [];
  if (plainPath === undefined || !PLAIN_HOST.test(name)) return undefined;
  const number = Number(port ?? defaultPort ?? 0);
  const isDefault = number === 0 || number === (protocol === 'https:' ? 443 : 80);
  return `${protocol}//${name}${isDefault ? '' : `:${number}`}${plainPath}`;
}

/** The URL that the request is for; undefined when it has none that can be read, and Node is about to refuse it. */
export function urlOf(options: RequestOptions, defaultProtocol: string): URL | undefined {
  try {
    const path = pathOf(options);
    // Sent to a proxy, which gets the whole address of the other server in place of a path.
    if (/^https?:\/\//i.test(path)) return new URL(path);
    const protocol = options.protocol ?? defaultProtocol;
    const host = options.hostname ?? options.host ?? 'localhost';
    const port = options.port ?? options.defaultPort;
    const authority = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
    return new URL(
      `${protocol}//${authority}${port ? `:${port}` : ''}${path.startsWith('/') ? '' : '/'}${path}`,
    );
  } catch {
    return undefined;
  }
}

/** Node takes anything as a path that can be made text. */
function pathOf({ path }: { path?: { toString(): string } | null | undefined }): string {
  if (typeof path === 'string') return path;
  try {
    return path ? String(path) : '/';
  } catch {
    // Node is about to refuse it.
    return '/';
  }
}

/**
 * Whether Node writes the head of such a request as soon as it is made, so that no header can be added afterwards: when
 * its headers are a list, and when it asks for permission to send its body.
 */
export function writesHeadAtOnce({ headers }: RequestOptions): boolean {
  if (headers === undefined) return false;
  return Array.isArray(headers) || headerOf(headers, 'expect') !== undefined;
}

/** The arguments with headers added, in a copy, since the caller's own objects stay as they are. */
export function withHeaders(args: RequestArguments, added: readonly [string, string][]): RequestArguments {
  const at = isOptions(args[1]) ? 1 : 0;
  const options = args[at] as RequestOptions;
  const replaced = { ...options, headers: moreHeaders(options.headers, added) };
  return args.map((argument, index) => (index === at ? replaced : argument)) as RequestArguments;
}

/** The value of a header, whichever way the caller has given its headers. */
export function headerOf(headers: unknown, name: string): string | undefined {
  const entries = Array.isArray(headers) ? pairsOf(headers) : Object.entries(headers ?? {});
  const value: unknown = entries.find(([key]) => String(key).toLowerCase() === name)?.[1];
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The headers that were given, without those that are added, and these, in the form in which they were given. */
function moreHeaders(headers: unknown, added: readonly [string, string][]): OutgoingHttpHeaders {
  const names = new Set(added.map(([name]) => name));
  const stays = (name: unknown): boolean => !names.has(String(name).toLowerCase());
  if (!Array.isArray(headers)) {
    const others = Object.entries(headers ?? {}).filter(([name]) => stays(name));
    return Object.fromEntries([...others, ...added]);
  }
  const given = headers as readonly unknown[];
  const list = Array.isArray(given[0])
    ? [...(given as [unknown, unknown][]).filter(([name]) => stays(name)), ...added]
    : // A name and its value stand side by side; a name without one stays, for Node to refuse it.
      [...given.filter((_text, at) => stays(given[at - (at % 2)])), ...added.flat()];
  return list as unknown as OutgoingHttpHeaders;
}

function pairsOf(headers: readonly unknown[]): (readonly [unknown, unknown])[] {
  if (Array.isArray(headers[0])) return headers as (readonly [unknown, unknown])[];
  return headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]] as const] : []));
}

function isOptions(value: unknown): value is RequestOptions {
  return typeof value === 'object' && value !== null && !(value instanceof URL);
}

function optionsOfUrl(url: string): RequestOptions {
  try {
    return urlToHttpOptions(new URL(url));
  } catch {
    // Node itself is about to refuse it.
    return {};
  }
}
