import { matchesTracingOrigins, type TracingOrigin } from '../../../core/index';

/** Whether requests to an address carry the trace; `url` is only asked for where the origin, if known, does not say it. */
export type TracingOriginMatcher = (origin: string | undefined, url: () => URL | undefined) => boolean;

const MOST_REMEMBERED = 1000;

/** Answers once for each origin, unless one of the entries looks at paths as well. */
export function createTracingOriginMatcher(tracingOrigins: readonly TracingOrigin[]): TracingOriginMatcher {
  const remembered = new Map<string, boolean>();
  const looksAtPaths = tracingOrigins.some((entry) => typeof entry !== 'string' || entry.includes('/'));

  function ask(url: URL | undefined): boolean {
    return url !== undefined && matchesTracingOrigins(url.href, tracingOrigins);
  }

  return (origin, url) => {
    if (looksAtPaths || origin === undefined) return ask(url());
    let answer = remembered.get(origin);
    if (answer === undefined) {
      answer = ask(url());
      if (remembered.size < MOST_REMEMBERED) remembered.set(origin, answer);
    }
    return answer;
  };
}
