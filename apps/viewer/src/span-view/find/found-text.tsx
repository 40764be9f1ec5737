import { StoredText } from '../../design/stored-text';

interface FoundTextProps {
  children: string;
  /** What to mark, in lower case; nothing where it is empty or not in the text. */
  needle: string;
  className?: string;
}

/** Stored text in which what was searched for is marked. */
export function FoundText({ children: text, needle, className = '' }: FoundTextProps) {
  const at = needle === '' ? -1 : text.toLowerCase().indexOf(needle);
  if (at === -1) return <StoredText className={className}>{text}</StoredText>;
  const end = at + needle.length;
  return (
    <span className={className}>
      <StoredText>{text.slice(0, at)}</StoredText>
      <mark className="found">
        <StoredText>{text.slice(at, end)}</StoredText>
      </mark>
      <StoredText>{text.slice(end)}</StoredText>
    </span>
  );
}
