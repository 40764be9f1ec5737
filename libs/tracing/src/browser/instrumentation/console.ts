/**
 * What is written to the console. Seam: the methods of the page's console are replaced, because browsers offer no other;
 * what is written is written as before. Developer tools name this file as its origin, unless they are told to ignore it.
 */
import { CONSOLE_LEVELS, type ConsoleMethod } from '../../core/index';
import { replaceMethod } from './replace-method';

/**
 * Calls `onWrite` with what is written, before it is.
 *
 * @returns a function that puts the console back
 */
export function instrumentConsole(
  onWrite: (method: ConsoleMethod, args: readonly unknown[]) => void,
  target: Partial<Record<ConsoleMethod, unknown>> = console,
): () => void {
  const restore = (Object.keys(CONSOLE_LEVELS) as ConsoleMethod[]).map((method) =>
    replaceMethod(target, method, ({ args, proceed }) => {
      onWrite(method, args);
      return proceed();
    }),
  );
  return () => {
    for (const restoreMethod of restore) restoreMethod();
  };
}
