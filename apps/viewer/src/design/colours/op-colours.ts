import { hashOf, SERIES } from './service-colour';

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

/** Of spans that have no op. */
const WITHOUT_OP = 5;

/**
 * The classes of the colours of one transaction's ops, which come in order of first appearance. An op has the colour of
 * its family wherever no earlier op has it, else one that nothing here has; with more ops than colours, some share one.
 */
export function opColours(ops: Iterable<string | null>): (op: string | null) => string {
  const names = [...new Set([...ops].map((op) => op ?? ''))];
  const numbers = new Map<string, number>();
  const taken = new Set<number>();
  const give = (name: string, number: number) => {
    numbers.set(name, number);
    taken.add(number);
  };
  for (const name of names) {
    const preferred = preferredNumber(name);
    if (!taken.has(preferred)) give(name, preferred);
  }
  for (const name of names) {
    if (!numbers.has(name)) give(name, freeNumber(taken) ?? preferredNumber(name));
  }
  return (op) => `series-${numbers.get(op ?? '') ?? preferredNumber(op ?? '')}`;
}

function freeNumber(taken: ReadonlySet<number>): number | undefined {
  return Array.from({ length: SERIES }, (_, number) => number).find((number) => !taken.has(number));
}

function preferredNumber(op: string): number {
  if (op === '') return WITHOUT_OP;
  const head = op.split('.')[0] ?? '';
  const family = OP_FAMILIES.findIndex((heads) => heads.includes(head));
  return family === -1 ? hashOf(head) % SERIES : family;
}
