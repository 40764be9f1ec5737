import { useEffect, useEffectEvent, useState } from 'react';
import type { RowIndex } from '../rows/row-index';
import { whereFound, type FindPlace } from './where-found';

const SLICE_MS = 10;
const ROWS_BETWEEN_LOOKS = 200;

/** Where each matching span holds the text, by the key of its row, in the order of the rows. */
export type Matches = ReadonlyMap<string, FindPlace>;

const NONE: Matches = new Map();

/**
 * The rows that hold `needle`; `undefined` while they are looked for. A hundred thousand rows take a while, so the page
 * gets its turn in between. `onFound` hears of each finished search.
 */
export function useMatches(
  index: RowIndex,
  needle: string,
  onFound: (matches: Matches) => void,
): Matches | undefined {
  const [result, setResult] = useState({ needle: '', matches: NONE });
  const onDone = useEffectEvent((matches: Matches) => {
    setResult({ needle, matches });
    onFound(matches);
  });
  useEffect(() => {
    if (needle === '') return;
    return searchInSlices(index, needle, (matches) => onDone(matches));
  }, [index, needle]);
  if (needle === '') return NONE;
  return result.needle === needle ? result.matches : undefined;
}

/** Returns what stops the search. */
function searchInSlices({ rows }: RowIndex, needle: string, onDone: (matches: Matches) => void): () => void {
  const matches = new Map<string, FindPlace>();
  let place = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const searchOn = () => {
    const until = performance.now() + SLICE_MS;
    while (place < rows.length && performance.now() < until) {
      for (const { node } of rows.slice(place, (place += ROWS_BETWEEN_LOOKS))) {
        const found = whereFound(node, needle);
        if (found !== undefined) matches.set(node.key, found);
      }
    }
    if (place < rows.length) timer = setTimeout(searchOn);
    else onDone(matches);
  };
  timer = setTimeout(searchOn);
  return () => clearTimeout(timer);
}
