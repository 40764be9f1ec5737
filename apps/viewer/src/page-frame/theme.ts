/** What a person chose to read by; `system` follows the machine. */
export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The same as in `public/theme.js`, which applies it before the page is painted. */
const STORAGE_KEY = 'clew.theme';

/** The theme that is in force on this page. */
export function currentTheme(): Theme {
  return THEMES.find((theme) => theme === document.documentElement.dataset['theme']) ?? 'system';
}

/** Puts a theme into force, and keeps it for the next visit where the browser allows that. */
export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Where storage is refused, the choice holds until the page is left.
  }
}
