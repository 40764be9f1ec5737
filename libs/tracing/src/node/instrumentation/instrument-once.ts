/**
 * Installs an instrumentation unless the target has it already; returns a function that takes it away again. A second
 * one is refused quietly, and its remover does nothing: two would make two spans of one request. The mark is on the
 * target itself, so that it also holds across two copies of this library in one process.
 */
export function instrumentOnce(target: object, name: string, install: () => () => void): () => void {
  if (isInstrumented(target, name)) return () => undefined;
  const mark = markOf(name);
  const uninstall = install();
  Object.defineProperty(target, mark, { value: true, configurable: true, enumerable: false });
  return () => {
    if (!Reflect.deleteProperty(target, mark)) return;
    uninstall();
  };
}

/** Whether the target has an instrumentation at the moment. */
export function isInstrumented(target: object, name: string): boolean {
  return markOf(name) in target;
}

function markOf(name: string): symbol {
  return Symbol.for(`clew.instrumented.${name}`);
}
