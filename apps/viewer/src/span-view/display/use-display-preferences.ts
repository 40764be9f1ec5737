import { useState } from 'react';
import { readPreferences, type DisplayPreferences } from './display-preferences';

const STORAGE_KEY = 'clew.span-view';

/** The display preferences, and the way to change some of them. */
export function useDisplayPreferences(): [
  DisplayPreferences,
  (changes: Partial<DisplayPreferences>) => void,
] {
  const [preferences, setPreferences] = useState(() => readPreferences(kept()));
  const change = (changes: Partial<DisplayPreferences>) => {
    setPreferences((previous) => {
      const next = { ...previous, ...changes };
      keep(next);
      return next;
    });
  };
  return [preferences, change];
}

function kept(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    // A browser may refuse storage altogether; preferences then last as long as the page.
    return null;
  }
}

function keep(preferences: DisplayPreferences): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(preferences));
  } catch {
    // As above: nothing is lost but a preference.
  }
}
