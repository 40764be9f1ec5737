import { useMemo } from 'react';
import { useSearchParams } from 'wouter';

const MOST_OPEN = 50;

/** Which rows show their details. The address keeps it, so that a finding can be shared as a link. */
export interface OpenRows {
  ids: ReadonlySet<string>;
  setOpen(id: string, isOpen: boolean): void;
}

/** Reads and writes the `span` parameters of the address; opening and closing adds nothing to the history. */
export function useOpenRows(): OpenRows {
  const [parameters, setParameters] = useSearchParams();
  const joined = parameters.getAll('span').slice(-MOST_OPEN).join('\n');
  const ids = useMemo(() => new Set(joined === '' ? [] : joined.split('\n')), [joined]);
  const setOpen = (id: string, isOpen: boolean) => {
    setParameters(
      (previous) => {
        const next = new URLSearchParams(previous);
        next.delete('span');
        for (const open of ids) if (open !== id) next.append('span', open);
        if (isOpen) next.append('span', id);
        return next;
      },
      { replace: true },
    );
  };
  return { ids, setOpen };
}
