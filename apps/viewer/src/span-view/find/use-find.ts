import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { RowIndex } from '../rows/row-index';
import { useMatches, type Matches } from './use-matches';

/** Finding spans by what they hold, since the browser's own search sees only the rows that are drawn. */
export interface Find {
  text: string;
  setText: (text: string) => void;
  /** What is searched for: the text in lower case, without outer spaces. */
  needle: string;
  /** `undefined` while the search runs. */
  matches: Matches | undefined;
  /** The match that was gone to last, by the key of its row. */
  current: string | undefined;
  /** Goes to the next match, or with -1 to the previous one; after the last comes the first. */
  go: (step: 1 | -1) => void;
  showsOnlyMatches: boolean;
  setShowsOnlyMatches: (showsOnlyMatches: boolean) => void;
}

/** Keeps the text in the address (`find`); `onGo` hears which row to show. */
export function useFind(index: RowIndex, onGo: (key: string) => void): Find {
  const [parameters, setParameters] = useSearchParams();
  const [current, setCurrent] = useState<string>();
  const [showsOnlyMatches, setShowsOnlyMatches] = useState(false);
  const text = parameters.get('find') ?? '';
  const needle = text.trim().toLowerCase();
  const goTo = (key: string | undefined) => {
    if (key === undefined) return;
    setCurrent(key);
    onGo(key);
  };
  const matches = useMatches(index, needle, (found) => {
    if (current === undefined || !found.has(current)) goTo(found.keys().next().value);
  });
  const setText = (next: string) => {
    setParameters((previous) => withFind(previous, next), { replace: true });
  };
  const go = (step: 1 | -1) => {
    const keys = [...(matches ?? [])].map(([key]) => key);
    const at = keys.indexOf(current ?? '');
    const first = step === 1 ? 0 : keys.length - 1;
    goTo(at === -1 ? keys[first] : keys[(at + step + keys.length) % keys.length]);
  };
  return {
    text,
    setText,
    needle,
    matches,
    current: matches?.has(current ?? '') === true ? current : undefined,
    go,
    showsOnlyMatches: showsOnlyMatches && needle !== '',
    setShowsOnlyMatches,
  };
}

function withFind(parameters: URLSearchParams, text: string): URLSearchParams {
  const next = new URLSearchParams(parameters);
  if (text === '') next.delete('find');
  else next.set('find', text);
  return next;
}
