import { StoredText } from '../../design/stored-text';

const MOST_NAMED = 20;

/** Which addresses are called what, as the expected tree has it. */
export function NamesNote({ names }: { names: Readonly<Record<string, string>> }) {
  const all = Object.entries(names);
  if (all.length === 0) return null;
  return (
    <p className="quiet">
      As the expected tree has it,{' '}
      {all.slice(0, MOST_NAMED).map(([address, name], index) => (
        <span key={address}>
          {index > 0 && ', '}
          <StoredText className="mono">{address}</StoredText> is called <StoredText>{name}</StoredText>
        </span>
      ))}
      {all.length > MOST_NAMED && `, and ${all.length - MOST_NAMED} more`}. “Copy as test” says so, too.
    </p>
  );
}
