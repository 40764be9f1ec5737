import { useState } from 'react';
import { storedPreference, storePreference } from '../../browser/stored-preference';
import { readPreferences, type DisplayPreferences } from './display-preferences';

/** The display preferences, which this browser keeps, and the way to change some of them. */
export function useDisplayPreferences(): [
  DisplayPreferences,
  (changes: Partial<DisplayPreferences>) => void,
] {
  const [preferences, setPreferences] = useState(() => readPreferences(storedPreference('clew.span-view')));
  const change = (changes: Partial<DisplayPreferences>) => {
    const next = { ...preferences, ...changes };
    setPreferences(next);
    storePreference('clew.span-view', JSON.stringify(next));
  };
  return [preferences, change];
}
