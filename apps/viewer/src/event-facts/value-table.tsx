import type { ReactNode } from 'react';
import type { Fields } from '../collector/stored-fields';
import { FactTable } from '../design/tables/fact-table';
import { ShowAll } from '../design/show-all';
import { StoredValue } from './stored-value';

const AT_FIRST = 50;

interface ValueTableProps {
  values: Fields;
  /** A value as a person reads it, where that is not as it is stored. */
  readable?: (name: string, value: unknown) => ReactNode;
}

/** Stored data by its names, in the order in which it was sent. */
export function ValueTable({ values, readable }: ValueTableProps) {
  return (
    <ShowAll items={Object.entries(values)} atFirst={AT_FIRST} what="entries">
      {(shown) => (
        <FactTable
          facts={shown.map(([name, value]) => [
            name,
            readable?.(name, value) ?? <StoredValue value={value} />,
          ])}
        />
      )}
    </ShowAll>
  );
}
