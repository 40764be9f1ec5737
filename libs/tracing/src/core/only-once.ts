/** A way to warn that says each thing once: what has gone wrong for one request will go wrong for the next. */
export function onlyOnce(warn: (message: string) => void): (message: string) => void {
  const given = new Set<string>();
  return (message) => {
    if (given.has(message)) return;
    given.add(message);
    warn(message);
  };
}
