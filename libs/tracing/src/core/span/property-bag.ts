/** Sets a property of that name, whatever the name: `__proto__` is a key like any other. */
export function put<Value>(bag: Record<string, Value>, key: string, value: Value): void {
  const name = textOf(key);
  if (name === '__proto__') {
    Object.defineProperty(bag, name, { value, enumerable: true, configurable: true });
  } else {
    bag[name] = value;
  }
}

/** The value as text, also when it is an object of the host that cannot be printed. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return String(value);
  } catch {
    return '[unprintable]';
  }
}
