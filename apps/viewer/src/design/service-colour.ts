/** How many series colours the tokens hold (`--series-0` … `--series-7`). */
const SERIES = 8;

/** Which op gets which colour inside one service; families, so that related work looks related. */
const OP_FAMILIES: readonly (readonly string[])[] = [
  ['http', 'browser', 'websocket'],
  ['pageload', 'navigation', 'ui'],
  ['queue', 'cron', 'task'],
  ['db', 'sql', 'redis', 'cache'],
  ['function', 'serialize'],
  ['middleware', 'mark', 'measure', 'paint'],
  ['resource'],
  ['template', 'view'],
];

/**
 * The class of a service's colour. A service keeps it on every page: it follows from its place among all projects,
 * and for an unknown one from its name.
 */
export function serviceColour(project: string, projects: readonly string[]): string {
  const place = projects.indexOf(project);
  return `series-${(place === -1 ? hashOf(project) : place) % SERIES}`;
}

/** The class of an op's colour, where all spans belong to one service. */
export function opColour(op: string | null): string {
  if (op === null || op === '') return 'series-5';
  const head = op.split('.')[0] ?? '';
  const family = OP_FAMILIES.findIndex((heads) => heads.includes(head));
  return `series-${family === -1 ? hashOf(head) % SERIES : family}`;
}

function hashOf(text: string): number {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}
