import type { Breadcrumb, BreadcrumbLevel } from './breadcrumb';
import { shortWord } from './short-word';

/** The methods of a console that leave a breadcrumb, each with its level. `trace` writes a stack, and is left alone. */
export const CONSOLE_LEVELS = {
  ...{ debug: 'debug', log: 'info', info: 'info' },
  ...{ warn: 'warning', error: 'error', assert: 'error' },
} as const satisfies Record<string, BreadcrumbLevel>;

export type ConsoleMethod = keyof typeof CONSOLE_LEVELS;

/** More than is kept, so that what is cut off has been looked at for credentials as well. */
const ENOUGH_CHARACTERS = 2000;

/** What was written to a console, as a breadcrumb; undefined for an assertion that holds. */
export function consoleBreadcrumb(method: ConsoleMethod, args: readonly unknown[]): Breadcrumb | undefined {
  if (method === 'assert' && args[0]) return undefined;
  const [first, written] = method === 'assert' ? ['Assertion failed:', args.slice(1)] : ['', args];
  let message = first;
  for (const value of written) {
    if (message.length > ENOUGH_CHARACTERS) break;
    message += (message && ' ') + shortWord(value);
  }
  return { category: 'console', level: CONSOLE_LEVELS[method], message };
}
