import { FactTable } from '../design/tables/fact-table';
import { ShowAll } from '../design/show-all';
import { StoredValue } from './stored-value';

const AT_FIRST = 50;

/** Stored data by its names, in the order in which it was sent. */
export function ValueTable({ values }: { values: Record<string, unknown> }) {
  return (
    <ShowAll items={Object.entries(values)} atFirst={AT_FIRST} what="entries">
      {(shown) => <FactTable facts={shown.map(([name, value]) => [name, <StoredValue value={value} />])} />}
    </ShowAll>
  );
}
