export type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Puts a method in the place of one that `target` has or inherits, on that one object, and as visible as it was
 * before: what lists the object's keys finds no new one, and it takes as many arguments. Returns a function that puts
 * the original back, unless somebody else has replaced it since.
 */
export function replaceMethod(
  target: object,
  name: string,
  replacementFor: (original: Method) => Method,
): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  const original = (target as Record<string, Method>)[name] as Method;
  const replacement = replacementFor(original);
  Object.defineProperty(replacement, 'length', { value: original.length, configurable: true });
  Object.defineProperty(target, name, {
    value: replacement,
    writable: true,
    configurable: true,
    enumerable: own?.enumerable ?? false,
  });
  return () => {
    if ((target as Record<string, unknown>)[name] !== replacement) return;
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}
