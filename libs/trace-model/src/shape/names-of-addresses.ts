import type { OutlineNode } from '../outline/trace-outline';
import { entryOf } from '../tree/entry-of';
import { walkLines } from './walk-lines';

const ADDRESS = /https?:\/\/[^\s/]+/gu;
const NAME = /(?<=^|\s)(?:https?:\/\/)?[^\s/]+(?=[\s/]|$)/gu;

/**
 * What an expected tree calls the addresses (`http://127.0.0.1:3001`) in a real trace, as a table of replacements for
 * `outlineTrace`: where it has `GET db-service/products` and the trace, of the same op, `GET http://127.0.0.1:3001/products`,
 * that address is `db-service`. Of several names for an address the one that fits most lines is taken. Addresses that
 * the expected tree itself names stay.
 */
export function namesOfAddresses(
  expected: readonly OutlineNode[],
  actual: readonly OutlineNode[],
): Record<string, string> {
  const { nameAt, addresses } = namesByPlace(expected);
  const votes = new Map<string, Map<string, number>>();
  for (const { line } of walkLines(actual)) {
    for (const { text: address, place } of partsOf(line, ADDRESS)) {
      const name = nameAt.get(place);
      if (name === undefined || addresses.has(address)) continue;
      const votesOf = entryOf(votes, address, () => new Map<string, number>());
      votesOf.set(name, (votesOf.get(name) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...votes].map(([address, names]) => [address, mostFrequent(names)]));
}

function namesByPlace(expected: readonly OutlineNode[]): {
  nameAt: ReadonlyMap<string, string>;
  addresses: ReadonlySet<string>;
} {
  const nameAt = new Map<string, string>();
  const addresses = new Set<string>();
  for (const { line } of walkLines(expected)) {
    for (const { text } of partsOf(line, ADDRESS)) addresses.add(text);
    for (const { text, place } of partsOf(line, NAME)) nameAt.set(place, nameAt.get(place) ?? text);
  }
  return { nameAt, addresses };
}

/** The parts of a line's name or description that fit, each with what stands around it. */
function partsOf(
  { service, op, description }: OutlineNode,
  pattern: RegExp,
): { text: string; place: string }[] {
  return [...description.matchAll(pattern)].map(({ 0: text, index }) => ({
    text,
    place: [service ?? '', op, description.slice(0, index), description.slice(index + text.length)].join(
      '\n',
    ),
  }));
}

function mostFrequent(votes: ReadonlyMap<string, number>): string {
  const [first = ''] = [...votes].sort(([, left], [, right]) => right - left).map(([name]) => name);
  return first;
}
