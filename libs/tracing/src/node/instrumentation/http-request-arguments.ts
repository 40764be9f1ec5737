import type { RequestOptions } from 'node:http';
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

/** The URL that the request goes to; undefined when it has none that can be read. */
export function urlOf(options: RequestOptions, defaultProtocol: string): URL | undefined {
  const protocol = options.protocol ?? defaultProtocol;
  const host = options.hostname ?? options.host ?? 'localhost';
  const port = options.port ?? options.defaultPort;
  const authority = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  try {
    return new URL(`${protocol}//${authority}${port ? `:${port}` : ''}${options.path ?? '/'}`);
  } catch {
    return undefined;
  }
}

/** The arguments with headers added to a list of headers, in a copy, since the caller's own objects stay as they are. */
export function withHeaders(args: RequestArguments, added: readonly [string, string][]): RequestArguments {
  const at = isOptions(args[1]) ? 1 : 0;
  const options = args[at] as RequestOptions;
  const headers = options.headers as unknown as readonly unknown[];
  const more = Array.isArray(headers[0]) ? added : added.flat();
  const replaced = { ...options, headers: [...headers, ...more] };
  return args.map((argument, index) => (index === at ? replaced : argument)) as RequestArguments;
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
