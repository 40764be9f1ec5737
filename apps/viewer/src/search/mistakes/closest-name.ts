import { editDistance } from './edit-distance';

/** The name that is written nearly so, as a whole or in its last part; one letter in three may be another. */
export function closestName(written: string, names: readonly string[]): string | undefined {
  const sought = written.toLowerCase();
  const most = Math.min(2, Math.floor(sought.length / 3));
  let closest: { name: string; distance: number } | undefined;
  for (const name of names) {
    const whole = editDistance(sought, name.toLowerCase());
    const part = editDistance(sought, name.toLowerCase().split('.').at(-1) ?? '');
    const distance = Math.min(whole, part);
    if (distance <= most && distance < (closest?.distance ?? Number.POSITIVE_INFINITY)) {
      closest = { name, distance };
    }
  }
  return closest?.name;
}
