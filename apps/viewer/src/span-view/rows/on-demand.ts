/**
 * Makes something when it is first asked for, and keeps it. A map of all rows by their keys costs a large trace tens of
 * milliseconds and makes each of the browser's garbage collections longer; most who look at one never need it.
 */
export function onDemand<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
