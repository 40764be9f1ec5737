/** The host's work; the harness hands on the receiver and the arguments with which the library has called it. */
export type EnteredWork = (this: unknown, ...args: unknown[]) => unknown;

export function throwing(error: Error): EnteredWork {
  return () => {
    throw error;
  };
}

export function rejecting(error: Error): EnteredWork {
  return () => Promise.reject(error);
}

/** How the work was called, and whether the library saw its very error. */
export async function observedWork(
  enter: (work: EnteredWork) => Promise<unknown>,
  workWith: (error: Error) => EnteredWork,
): Promise<unknown> {
  const given = new Error('the work has failed');
  const calls: unknown[] = [];
  const error = await enter(function work(this: unknown, ...args) {
    calls.push([this, ...args].map(formOf));
    return workWith(given).apply(this, args);
  });
  return { calls, error: error === given ? 'the error of the work' : error };
}

/** What the host can see of a receiver or an argument, apart from its values. */
function formOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  const { constructor } = value as { constructor?: { name: string } };
  return { constructor: constructor?.name, keys: Object.keys(value).sort() };
}
