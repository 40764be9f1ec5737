/** How many series colours the tokens hold (`--series-0` … `--series-7`). */
export const SERIES = 8;

/**
 * The class of a service's colour. A service keeps it on every page: it follows from its place among all projects,
 * and for an unknown one from its name.
 */
export function serviceColour(project: string, projects: readonly string[]): string {
  const place = projects.indexOf(project);
  return `series-${(place === -1 ? hashOf(project) : place) % SERIES}`;
}

/** A number that follows from the text. */
export function hashOf(text: string): number {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}
