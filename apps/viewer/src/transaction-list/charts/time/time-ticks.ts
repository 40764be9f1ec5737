/** A mark on the time axis: where it is (0 to 1), and what it says in the reader's time zone. */
export interface TimeTick {
  share: number;
  label: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far apart marks may be, in milliseconds. */
const SPACINGS = [
  ...[1, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 4, 7, 14, 30].map((days) => days * DAY),
];

const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const exactTime = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' });

/** Round moments of the reader's day between two (seconds since 1970), at most as many as asked for. */
export function timeTicks(start: number, end: number, most: number): TimeTick[] {
  const [from, to] = [start * 1_000, end * 1_000];
  const spacing = SPACINGS.find((length) => (to - from) / length <= most) ?? 30 * DAY;
  const first = new Date(from);
  const midnight = new Date(first.getFullYear(), first.getMonth(), first.getDate());
  const found: TimeTick[] = [];
  // Where the clock was changed since midnight, it says up to so much less than has passed.
  const passed = Math.max(0, from - midnight.getTime() - 2 * HOUR);
  for (let index = Math.floor(passed / spacing) || 0; ; index += 1) {
    const moment = momentAfter(midnight, index * spacing);
    if (!(moment.getTime() <= to) || found.length > most) return found;
    if (moment.getTime() < from) continue;
    found.push({ share: (moment.getTime() - from) / (to - from), label: labelOf(moment, spacing) });
  }
}

/** By the clock on the wall: on a day when it is put back, noon is still at 12:00. */
function momentAfter(midnight: Date, milliseconds: number): Date {
  const days = Math.floor(milliseconds / DAY);
  const rest = milliseconds - days * DAY;
  const moment = new Date(midnight);
  moment.setDate(moment.getDate() + days);
  moment.setHours(0, 0, rest / SECOND);
  return moment;
}

function labelOf(moment: Date, spacing: number): string {
  const isMidnight = moment.getHours() + moment.getMinutes() + moment.getSeconds() === 0;
  if (isMidnight || spacing >= DAY) return day.format(moment);
  return (spacing < MINUTE ? exactTime : time).format(moment);
}
