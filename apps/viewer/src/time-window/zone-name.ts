/** The reader's time zone, and how far it was from UTC at a moment: `Europe/Berlin, UTC+01:00`. */
export function zoneName(moment: Date): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const minutes = -moment.getTimezoneOffset();
  if (minutes === 0) return timeZone === 'UTC' ? 'UTC' : `${timeZone}, UTC+00:00`;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${timeZone}, UTC${minutes < 0 ? '−' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
}
