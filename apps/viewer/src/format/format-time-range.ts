const toTheMinute = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const toTheSecond = new Intl.DateTimeFormat('en', {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** From one moment to another in the reader's time zone: `Nov 22, 12:15 – 12:30`; takes seconds since 1970. */
export function formatTimeRange(start: number, end: number): string {
  const isShowable = [start, end].every((seconds) => Math.abs(seconds) < 8.64e12);
  if (!isShowable) return '–';
  const format = start % 60 === 0 && end % 60 === 0 ? toTheMinute : toTheSecond;
  // The thin spaces that ICU puts around the dash are not in every font.
  return format.formatRange(new Date(start * 1_000), new Date(end * 1_000)).replace(/[\u2009\u202f]/g, ' ');
}
