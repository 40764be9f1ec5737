/** What this browser keeps of how a person likes the pages to look; nothing of traces is ever kept. */
export type PreferenceName = 'clew.charts' | 'clew.span-view' | 'clew.theme';

/** What was kept, or null: also where the browser refuses its storage. */
export function storedPreference(name: PreferenceName): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a preference for the next visit (null: the default again); where storage is refused it holds until the page is left. */
export function storePreference(name: PreferenceName, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // Nothing is lost but a preference.
  }
}
