import { textIn } from '../../collector/row-values';
import type { EventRow } from '../../collector/events-answer';
import { secondsOf } from '../../format/format-time';
import { isName } from '../columns/is-name';
import type { ListedEvents } from '../results/use-event-pages';

/** In seconds: times that differ by less read alike, and what happens together swaps them with every answer. */
const TOGETHER = 1;

/**
 * The rows and their samples, of which those within a second of each other are in the order of their names: where they are
 * sorted by a time, they would else swap places whenever something new is stored.
 */
export function settledOrder({
  asked: { fields, sort },
  types,
  rows,
  samples,
}: ListedEvents): Pick<ListedEvents, 'rows' | 'samples'> {
  const field = sort.replace(/^-/, '');
  if (types[field] !== 'date') return { rows, samples };
  const names = [...fields.filter(isName), ...fields.filter((name) => name === 'project')];
  const order = runsOf(rows, field).flatMap((run) =>
    run.sort((left, right) => compareNames(rows[left], rows[right], names) || left - right),
  );
  return {
    rows: inOrder(rows, order),
    samples: inOrder(samples, order),
  };
}

function inOrder<Item>(items: readonly Item[], order: readonly number[]): Item[] {
  return order.flatMap((index) => items.slice(index, index + 1));
}

/** The places of rows, put together where they are within a second of the first. */
function runsOf(rows: readonly EventRow[], field: string): number[][] {
  const runs: number[][] = [];
  let first = Number.NaN;
  rows.forEach((row, index) => {
    const time = secondsOf(row[field]);
    if (Math.abs(time - first) < TOGETHER) {
      runs.at(-1)?.push(index);
      return;
    }
    first = time;
    runs.push([index]);
  });
  return runs;
}

function compareNames(left: EventRow = {}, right: EventRow = {}, names: readonly string[]): number {
  for (const name of names) {
    const [one, other] = [textIn(left, name), textIn(right, name)];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
