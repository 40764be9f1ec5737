/**
 * What a process writes to its console -> breadcrumbs.
 *
 * Seam: none, so the methods of the console are replaced by proxies of themselves. What is written is written as before.
 *
 *   console  warning  low on yarn
 */
import { CONSOLE_LEVELS, consoleBreadcrumb, type ConsoleMethod, type Tracer } from '../../../core/index';
import { instrumentOnce } from '../instrument-once';
import { replaceMethod, type Method } from '../replace-method';

/** Leaves a breadcrumb of everything that is written to the console; returns a function that ends this. */
export function instrumentConsole(
  tracer: Pick<Tracer, 'addBreadcrumb'>,
  target: Pick<Console, ConsoleMethod> = console,
): () => void {
  const noting = (method: ConsoleMethod) => (original: Method) =>
    new Proxy(original, {
      apply(write, self, args: unknown[]) {
        const written = consoleBreadcrumb(method, args);
        if (written) tracer.addBreadcrumb(written, { input: args });
        return Reflect.apply(write, self, args);
      },
    });
  return instrumentOnce(target, 'console', () => {
    const methods = Object.keys(CONSOLE_LEVELS) as ConsoleMethod[];
    const restore = methods.map((method) => replaceMethod(target, method, noting(method)));
    return () => {
      for (const restoreMethod of restore) restoreMethod();
    };
  });
}
