/**
 * Installs an instrumentation unless the target has it already; returns a function that takes it away again. A second
 * one is refused quietly, and its remover does nothing: two would make two spans of one request. The mark is on the
 * target itself, so that it also holds across two copies of this library in one process.
 */
export function instrumentOnce(target: object, name: string, install: () => () => void): () => void {
  const mark = Symbol.for(`clew.instrumented.${name}`);
  if (mark in target) return () => undefined;
  const uninstall = install();
  Object.defineProperty(target, mark, { value: true, configurable: true, enumerable: false });
  return () => {
    if (!Reflect.deleteProperty(target, mark)) return;
    uninstall();
  };
}
