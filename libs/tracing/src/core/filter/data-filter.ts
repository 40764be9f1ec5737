/** Makes of what a host has set on its spans what may leave, and what can be written as JSON. Never throws. */
export interface DataFilter {
  /** The text without credentials. */
  text(text: string): string;
  /** The bag without credentials, and without anything that cannot be sent. */
  bag(bag: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/** Where a runtime has no filter of its own. */
export const NO_FILTER: DataFilter = { text: (text) => text, bag: (bag) => bag };
