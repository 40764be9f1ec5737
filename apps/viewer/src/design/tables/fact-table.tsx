import type { ReactNode } from 'react';
import { StoredText } from '../stored-text';

/** A name and what is known under it. */
export type Fact = readonly [name: string, value: ReactNode];

/** Names on the left, what is known on the right. */
export function FactTable({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return <p className="quiet">none</p>;
  return (
    <dl className="tag-table">
      {/* By place, since a name may occur twice, as in the query ?a=1&a=2. */}
      {facts.map(([name, value], place) => (
        <div key={place} className="tag-table__row">
          <dt>
            <StoredText>{name}</StoredText>
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
