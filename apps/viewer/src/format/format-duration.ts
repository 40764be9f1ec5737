const MILLISECONDS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function trimmed(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return String(Number(value.toFixed(digits)));
}

function twoUnits(milliseconds: number, [large, small]: [[number, string], [number, string]]): string {
  const rounded = Math.round(milliseconds / small[0]) * small[0];
  const wholes = Math.floor(rounded / large[0]);
  const rest = Math.round((rounded - wholes * large[0]) / small[0]);
  return rest === 0 ? `${wholes} ${large[1]}` : `${wholes} ${large[1]} ${rest} ${small[1]}`;
}

/**
 * A duration a person can read at a glance: `420 µs`, `12.3 ms`, `1.25 s`, `2 min 5 s`, `1 h 12 min`, `30 d`.
 * Takes milliseconds; what is no finite number reads `–`.
 */
export function formatDuration(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)) return '–';
  if (milliseconds < 0) return `−${formatDuration(-milliseconds)}`;
  if (milliseconds === 0) return '0 ms';
  if (milliseconds < 0.9995) return `${Math.max(1, Math.round(milliseconds * 1_000))} µs`;
  if (milliseconds < 999.5) return `${trimmed(milliseconds)} ms`;
  const { second, minute, hour, day } = MILLISECONDS;
  if (milliseconds < minute - 5) return `${trimmed(milliseconds / second)} s`;
  if (milliseconds < hour - second / 2) return twoUnits(milliseconds, [[minute, 'min'], [second, 's']]); // prettier-ignore
  if (milliseconds < day - minute / 2) return twoUnits(milliseconds, [[hour, 'h'], [minute, 'min']]); // prettier-ignore
  return twoUnits(milliseconds, [[day, 'd'], [hour, 'h']]); // prettier-ignore
}
