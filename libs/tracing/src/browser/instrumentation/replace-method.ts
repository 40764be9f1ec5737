/** One call of a replaced method. `proceed` makes the original call, with other arguments if some are given. */
export interface MethodCall {
  self: unknown;
  args: unknown[];
  proceed: (args?: unknown[]) => unknown;
}

const replacements = new WeakSet<object>();

/** Whether a method of the platform's is replaced at the moment. */
export function isReplaced(method: object): boolean {
  return replacements.has(method);
}

/**
 * Replaces a method of the platform's by a proxy of itself, which has the same name, length and properties. A method
 * that is missing, or that has been replaced already, is left alone.
 *
 * @returns a function that puts the original back; where somebody else has wrapped ours in the meantime, ours stays and
 *   does nothing but call the original
 */
export function replaceMethod<Name extends string>(
  owner: Partial<Record<Name, unknown>>,
  name: Name,
  traced: (call: MethodCall) => unknown,
): () => void {
  const original: unknown = owner[name];
  if (typeof original !== 'function' || replacements.has(original)) return () => undefined;
  let isReplaced = true;
  const replacement = new Proxy(original, {
    apply(target, self: unknown, args: unknown[]): unknown {
      const proceed = (changed = args): unknown => Reflect.apply(target, self, changed);
      return isReplaced ? traced({ self, args, proceed }) : proceed();
    },
  });
  replacements.add(replacement);
  owner[name] = replacement;
  return () => {
    isReplaced = false;
    if (owner[name] === replacement) owner[name] = original;
  };
}
