import type { EventRecord } from '../../store/records/event-record';
import { NOW } from '../wire-fixtures';

/** Fractions from 0 to 1, as `Math.random` gives them. */
type Random = () => number;

/** A search as a reader would write it, and which events it is meant to find. */
export interface RandomSearch {
  text: string;
  holds(event: EventRecord): boolean;
}

const COLOURS = ['red', 'Red', 'dark red', 'a*b', '', 'or', '(x)', '"', '\\', '%', '_', 'é'];
const NAMES = ['GET /yarns', 'GET /yarns/:id', 'POST /orders', 'yarn', 'orange and yarn', 'x'];
const STATUSES = ['ok', 'unknown', 'not_found', 'internal_error'];
const OPERATORS = ['<', '<=', '>', '>=', '=', '!='] as const;

/** What a seeded event differs by from others; small ranges, so that searches find some and not all. */
export function randomEvent(random: Random): Partial<EventRecord> {
  const duration = Math.floor(random() * 8) * 250;
  const timestamp = NOW - 10 - Math.floor(random() * 10) * 600;
  const isError = random() < 0.1;
  const transaction = isError ? null : pick(NAMES, random);
  return {
    type: isError ? 'error' : 'transaction',
    transaction,
    title: transaction ?? 'Error: no yarn',
    status: isError ? null : pick(STATUSES, random),
    startTimestamp: isError ? null : timestamp - duration / 1_000,
    timestamp,
    release: random() < 0.5 ? null : pick(['1.0', '2.0'], random),
    tags: random() < 0.3 ? [] : [['colour', pick(COLOURS, random)]],
  };
}

/** A random tree of and, or, not and terms, at most `depth` groups deep. */
export function randomSearch(random: Random, depth = 3): RandomSearch {
  const shape = random();
  if (depth === 0 || shape < 0.35) return randomTerm(random);
  if (shape < 0.5) {
    const inner = randomSearch(random, depth - 1);
    return { text: `!(${inner.text})`, holds: (event) => !inner.holds(event) };
  }
  const inner = [randomSearch(random, depth - 1), randomSearch(random, depth - 1)];
  if (shape < 0.75) {
    const or = pick([' or ', ' OR ', '  Or '], random);
    return {
      text: `(${inner.map(({ text }) => text).join(or)})`,
      holds: (event) => inner.some((one) => one.holds(event)),
    };
  }
  const and = pick([' and ', ' AND ', ' '], random);
  return {
    text: inner.map(({ text }) => text).join(and),
    holds: (event) => inner.every((one) => one.holds(event)),
  };
}

/** `a b or c d`: what stands on each side of an or without parentheses. */
export function randomAlternatives(random: Random): RandomSearch {
  const [one, other] = [randomSearch(random), randomSearch(random)];
  return { text: `${one.text} or ${other.text}`, holds: (event) => one.holds(event) || other.holds(event) };
}

function randomTerm(random: Random): RandomSearch {
  if (random() < 0.15) return byDuration(random);
  const term = pick([byColour, byList, byWildcard, byPresence, byAge, byStatus, byWords], random)(random);
  if (random() < 0.7) return term;
  return { text: `!${term.text}`, holds: (event) => !term.holds(event) };
}

function byColour(random: Random): RandomSearch {
  const colour = pick(COLOURS, random);
  return { text: `colour:${quoted(colour)}`, holds: (event) => colourOf(event) === colour };
}

function byList(random: Random): RandomSearch {
  const colours = [pick(COLOURS, random), pick(COLOURS, random), pick(COLOURS, random)];
  return {
    text: `tags[colour]:[${colours.map(quoted).join(', ')}]`,
    holds: (event) => colours.includes(colourOf(event)),
  };
}

function byWildcard(random: Random): RandomSearch {
  const start = pick(['get /', 'G', 'y', 'orange'], random);
  const end = pick(['', 's', 'N', ':id'], random);
  return {
    text: `transaction:"${start}*${end}"`,
    holds({ transaction }) {
      const name = (transaction ?? '').toLowerCase();
      const fits = name.length >= start.length + end.length;
      return fits && name.startsWith(start.toLowerCase()) && name.endsWith(end.toLowerCase());
    },
  };
}

function byPresence(random: Random): RandomSearch {
  return random() < 0.5
    ? { text: 'has:release', holds: ({ release }) => release !== null }
    : { text: 'has:colour', holds: (event) => colourOf(event) !== '' };
}

/** Negated by its operator, because an error without a duration is neither over nor under a limit. */
function byDuration(random: Random): RandomSearch {
  const limit = Math.floor(random() * 8) * 250;
  const operator = pick(OPERATORS, random);
  const unit = pick([`${limit}`, `${limit}ms`, `${limit / 1_000}s`], random);
  const opposite = random() < 0.3;
  return {
    text: `${opposite ? '!' : ''}transaction.duration:${operator}${unit}`,
    holds({ startTimestamp, timestamp }) {
      if (startTimestamp === null) return false;
      const duration = Math.round((timestamp - startTimestamp) * 1_000_000) / 1_000;
      return compare(duration, operator, limit) !== opposite;
    },
  };
}

function byAge(random: Random): RandomSearch {
  const minutes = Math.floor(random() * 100);
  return random() < 0.5
    ? { text: `timestamp:-${minutes}m`, holds: ({ timestamp }) => timestamp >= NOW - minutes * 60 }
    : { text: `timestamp:+${minutes}m`, holds: ({ timestamp }) => timestamp <= NOW - minutes * 60 };
}

function byStatus(random: Random): RandomSearch {
  const status = pick(STATUSES, random);
  return { text: `transaction.status:${status}`, holds: (event) => (event.status ?? '') === status };
}

/** In parentheses, because words beside words are one phrase. */
function byWords(random: Random): RandomSearch {
  const words = pick(['yarn', 'YARNS', '/yarns/:', 'and yarn', '%'], random);
  return {
    text: `("${words}")`,
    holds: ({ title }) => (title ?? '').toLowerCase().includes(words.toLowerCase()),
  };
}

function colourOf({ tags }: EventRecord): string {
  return tags.find(([key]) => key === 'colour')?.[1] ?? '';
}

function compare(value: number, operator: (typeof OPERATORS)[number], limit: number): boolean {
  const order = Math.sign(value - limit);
  if (operator === '=' || operator === '!=') return (order === 0) === (operator === '=');
  return operator.endsWith('=') && order === 0 ? true : order === (operator.startsWith('<') ? -1 : 1);
}

function quoted(text: string): string {
  return `"${text.replace(/["\\*]/g, '\\$&')}"`;
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}
