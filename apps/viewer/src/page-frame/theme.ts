import { storePreference } from '../browser/stored-preference';

/** What a person chose to read by; `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The theme that is in force on this page: `public/theme.js` applied the one kept before anything was painted. */
export function currentTheme(): Theme {
  return THEMES.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'system';
}

/** Puts a theme into force, and keeps it for the next visit where the browser allows that. */
export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  storePreference('clew.theme', theme === 'system' ? null : theme);
}
