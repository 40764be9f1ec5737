import { useState } from 'react';

const KEY = 'clew.charts';
const CLOSED = 'closed';

/** Whether the charts are shown: a preference that this browser keeps. They are, unless it says that they are not. */
export function useChartsOpen(): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() => kept() !== CLOSED);
  const change = (open: boolean) => {
    setOpen(open);
    keep(open ? 'open' : CLOSED);
  };
  return [isOpen, change];
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // A browser may refuse its storage; then nothing was kept.
    return null;
  }
}

function keep(value: string): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // The preference then holds until the page is left.
  }
}
