/** A fixed time window; ISO texts in UTC. */
export interface AbsoluteWindow {
  start: string;
  end: string;
}

/** A moment in the form that a `datetime-local` input takes: local time, to the second. */
export function localInputText(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

/** The window between two local times; `undefined` unless the first lies before the second. */
export function windowBetween(start: string, end: string): AbsoluteWindow | undefined {
  const from = Date.parse(start);
  const to = Date.parse(end);
  if (!(from < to)) return undefined;
  return { start: new Date(from).toISOString(), end: new Date(to).toISOString() };
}
