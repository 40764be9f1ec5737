/** A fixed time window; ISO texts in UTC. */
export interface AbsoluteWindow {
  start: string;
  end: string;
}

/** Why two entries make no window, and which of them is to be mended. */
export interface WindowProblem {
  field: 'start' | 'end';
  message: string;
}

const DAY_MILLISECONDS = 86_400_000;

/** A moment in the form that a `datetime-local` input takes: local time, to the second. */
export function localInputText(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

/** The window between two local times, or why there is none. */
export function windowBetween(
  start: string,
  end: string,
  longestDays: number,
): AbsoluteWindow | WindowProblem {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  if (Number.isNaN(from)) return { field: 'start', message: 'Say from when: a day and a time.' };
  if (Number.isNaN(to)) return { field: 'end', message: 'Say until when: a day and a time.' };
  if (from >= to) return { field: 'end', message: 'The end must lie after the start.' };
  if (to - from > longestDays * DAY_MILLISECONDS) {
    return { field: 'start', message: `A window is at most ${longestDays} days long.` };
  }
  return { start: new Date(from).toISOString(), end: new Date(to).toISOString() };
}
