import { Link } from 'wouter';
import { wordOf } from '../../collector/stored-fields';
import { FactTable } from './fact-table';
import { ShowAll } from '../show-all';
import { StoredText } from '../stored-text';

const AT_FIRST = 50;

interface TagTableProps {
  tags: Record<string, unknown>;
  /** Where a value leads, if anywhere. */
  hrefOf?: (key: string, value: string) => string | undefined;
}

/** Tags as name and value, in alphabetical order; of many, the first, and a button for all. */
export function TagTable({ tags, hrefOf }: TagTableProps) {
  const entries = Object.entries(tags).sort(([left], [right]) => (left < right ? -1 : 1));
  return (
    <ShowAll items={entries} atFirst={AT_FIRST} what="tags">
      {(shown) => (
        <FactTable
          facts={shown.map(([key, value]) => [
            key,
            <TagValue value={wordOf(value)} href={hrefOf?.(key, wordOf(value))} />,
          ])}
        />
      )}
    </ShowAll>
  );
}

function TagValue({ value, href }: { value: string; href: string | undefined }) {
  if (href === undefined) return <StoredText>{value}</StoredText>;
  return (
    <Link href={href}>
      <StoredText>{value}</StoredText>
    </Link>
  );
}
