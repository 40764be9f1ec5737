import { StoredText } from './stored-text';

const MOST_SHOWN = 200;

/** Tags as name and value, in alphabetical order; says how many it leaves out. */
export function TagTable({ tags }: { tags: Record<string, unknown> }) {
  const entries = Object.entries(tags).sort(([left], [right]) => (left < right ? -1 : 1));
  if (entries.length === 0) return <p className="quiet">none</p>;
  return (
    <>
      <dl className="tag-table">
        {entries.slice(0, MOST_SHOWN).map(([key, value]) => (
          <div key={key} className="tag-table__row">
            <dt>
              <StoredText>{key}</StoredText>
            </dt>
            <dd>
              <StoredText>{String(value)}</StoredText>
            </dd>
          </div>
        ))}
      </dl>
      {entries.length > MOST_SHOWN && <p className="quiet">and {entries.length - MOST_SHOWN} more</p>}
    </>
  );
}
