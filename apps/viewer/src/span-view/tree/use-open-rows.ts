import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { RowIndex } from '../rows/row-index';
import type { ViewRow } from '../rows/view-rows';

const MOST_OPEN = 50;
const GAP = 'gap-';
const NONE: readonly string[] = [];

/** A row that an address leads to. */
export interface ArrivedRow {
  key: string;
  /** Whether a link on this very page was followed: nothing else puts the focus anywhere then. */
  takesFocus: boolean;
}

/** Which rows show their details, by their keys. The address keeps it, so that a finding can be shared as a link. */
export interface OpenRows {
  keys: ReadonlySet<string>;
  /** The spans that the address names and the rows do not hold, or not yet. */
  missing: readonly string[];
  /** The row that an address opened, not a press here; another object each time. */
  arrived: ArrivedRow | undefined;
  setOpen: (row: ViewRow, isOpen: boolean) => void;
}

/** Reads and writes the `span` parameters of the address; opening and closing adds nothing to the history. */
export function useOpenRows(index: RowIndex): OpenRows {
  const [parameters, setParameters] = useSearchParams();
  const joined = parameters.getAll('span').slice(-MOST_OPEN).join('\n');
  const addresses = useMemo(() => (joined === '' ? NONE : joined.split('\n')), [joined]);
  const keys = useMemo(
    () => new Set(addresses.map((address) => keyAt(index, address)).filter((key) => key !== undefined)),
    [addresses, index],
  );
  const missing = useMemo(
    () => addresses.filter((address) => keyAt(index, address) === undefined).map(spanIn),
    [addresses, index],
  );
  const { arrival, expect } = useArrival(addresses);
  const arrivedKey = arrival && keyAt(index, arrival.address);
  const arrived = useMemo(
    () =>
      arrival === undefined || arrivedKey === undefined
        ? undefined
        : { key: arrivedKey, takesFocus: !arrival.isFirst },
    [arrival, arrivedKey],
  );
  const setOpen = useCallback(
    (row: ViewRow, isOpen: boolean) => {
      const others = addresses.filter((address) => keyAt(index, address) !== row.key);
      const next = (isOpen ? [...others, row.address] : others).slice(-MOST_OPEN);
      expect(next);
      setParameters((previous) => withSpans(previous, next), { replace: true });
    },
    [addresses, index, expect, setParameters],
  );
  return { keys, missing, arrived, setOpen };
}

/** The last of the addresses that is new, unless it was expected. */
function useArrival(addresses: readonly string[]) {
  const [atFirst] = useState(addresses);
  const [known, expect] = useState(NONE);
  const [arrival, setArrival] = useState<{ address: string; isFirst: boolean }>();
  if (addresses.join() !== known.join()) {
    const address = addresses.filter((each) => !known.includes(each)).at(-1);
    expect(addresses);
    setArrival(address === undefined ? undefined : { address, isFirst: addresses === atFirst });
  }
  return { arrival, expect };
}

function keyAt(index: RowIndex, address: string): string | undefined {
  const key = index.keyAt(spanIn(address));
  return key === undefined || !address.startsWith(GAP) ? key : GAP + key;
}

/** The span that an address names, or the one whose gap it names. */
function spanIn(address: string): string {
  return address.startsWith(GAP) ? address.slice(GAP.length) : address;
}

function withSpans(parameters: URLSearchParams, addresses: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(parameters);
  next.delete('span');
  for (const address of addresses) next.append('span', address);
  return next;
}
