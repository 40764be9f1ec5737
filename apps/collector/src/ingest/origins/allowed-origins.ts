/** An origin that may send: exactly one, or every host below a name. */
interface OriginPattern {
  scheme: string;
  /** As it is compared: in lower case and ASCII, without the scheme's own port. */
  port: string;
  host: string;
  below: boolean;
}

const WILDCARD = '*.';

/** The origins whose pages may send to a project. They are compared part by part, as browsers name them. */
export class AllowedOrigins {
  readonly #patterns: readonly OriginPattern[];

  /** Throws a `TypeError` for what is no origin, such as one with a path. */
  constructor(patterns: readonly string[]) {
    this.#patterns = patterns.map(patternOf);
  }

  /** `origin` is the header of a request; anything but an origin, `null` too, is not allowed. */
  allow(origin: string): boolean {
    const sent = urlOf(origin);
    if (sent === undefined) return false;
    return this.#patterns.some(
      ({ scheme, host, port, below }) =>
        sent.protocol === scheme &&
        sent.port === port &&
        (below ? sent.hostname.endsWith(`.${host}`) : sent.hostname === host),
    );
  }
}

function patternOf(text: string): OriginPattern {
  const [scheme = '', rest = ''] = text.split('://');
  const below = rest.startsWith(WILDCARD);
  const url = urlOf(`${scheme}://${below ? rest.slice(WILDCARD.length) : rest}`);
  if (url === undefined) throw new TypeError(`${text} is no origin`);
  return { scheme: url.protocol, host: url.hostname, port: url.port, below };
}

/** Undefined for anything that has more to it than a scheme, a host and a port. */
function urlOf(origin: string): URL | undefined {
  if (!URL.canParse(origin)) return undefined;
  const url = new URL(origin);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const isHost = !/\*|^\.|\.\./.test(url.hostname);
  return isWeb && isHost && url.href === `${url.origin}/` && !origin.endsWith('/') ? url : undefined;
}
