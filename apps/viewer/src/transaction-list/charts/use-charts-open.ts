import { useState } from 'react';
import { storedPreference, storePreference } from '../../browser/stored-preference';

const CLOSED = 'closed';

/** Whether the charts are shown: a preference that this browser keeps. They are, unless it says that they are not. */
export function useChartsOpen(): [isOpen: boolean, setOpen: (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() => storedPreference('clew.charts') !== CLOSED);
  const change = (open: boolean) => {
    setOpen(open);
    storePreference('clew.charts', open ? null : CLOSED);
  };
  return [isOpen, change];
}
