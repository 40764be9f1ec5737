import type { IncomingMessage } from 'node:http';

/** With `__Host-` a browser takes the cookie from this very host alone, by TLS alone. */
export function sessionCookieName(behindTls: boolean): string {
  return behindTls ? '__Host-clew_session' : 'clew_session';
}

/**
 * The token that a request presents: that of `Authorization: Bearer`, else that of the session cookie. Text of another
 * scheme is a token that nobody has. It is never looked for in the address, which is logged and remembered.
 */
export function presentedToken({ headers }: IncomingMessage, cookieName: string): string | undefined {
  const { authorization, cookie } = headers;
  if (authorization !== undefined) return /^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '';
  return cookie === undefined ? undefined : cookieNamed(cookie, cookieName);
}

function cookieNamed(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}
