import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import type { RowIndex } from '../rows/row-index';
import type { ViewRow } from '../rows/view-rows';

const MOST_OPEN = 50;
const GAP = 'gap-';

/** Which rows show their details, by their keys. The address keeps it, so that a finding can be shared as a link. */
export interface OpenRows {
  keys: ReadonlySet<string>;
  setOpen: (row: ViewRow, isOpen: boolean) => void;
}

/** Reads and writes the `span` parameters of the address; opening and closing adds nothing to the history. */
export function useOpenRows(index: RowIndex): OpenRows {
  const [parameters, setParameters] = useSearchParams();
  const joined = parameters.getAll('span').slice(-MOST_OPEN).join('\n');
  const addresses = useMemo(() => (joined === '' ? [] : joined.split('\n')), [joined]);
  const keys = useMemo(
    () => new Set(addresses.map((address) => keyAt(index, address)).filter((key) => key !== undefined)),
    [addresses, index],
  );
  const setOpen = useCallback(
    (row: ViewRow, isOpen: boolean) => {
      const others = addresses.filter((address) => keyAt(index, address) !== row.key);
      setParameters((previous) => withSpans(previous, isOpen ? [...others, row.address] : others), {
        replace: true,
      });
    },
    [addresses, index, setParameters],
  );
  return { keys, setOpen };
}

function keyAt(index: RowIndex, address: string): string | undefined {
  if (!address.startsWith(GAP)) return index.keyAt(address);
  const key = index.keyAt(address.slice(GAP.length));
  return key === undefined ? undefined : GAP + key;
}

function withSpans(parameters: URLSearchParams, addresses: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(parameters);
  next.delete('span');
  for (const address of addresses) next.append('span', address);
  return next;
}
