import { CopyButton } from './copy-button';

interface CopyableIdProps {
  id: string;
  /** What it is the id of, for those who do not see it beside the button. */
  what: string;
}

const SHOWN = 8;

/** The beginning of an id, all of it on hover, and a button that copies it. */
export function CopyableId({ id, what }: CopyableIdProps) {
  return (
    <span className="copyable-id">
      <span className="mono" title={id}>
        {id.slice(0, SHOWN)}…
      </span>
      <CopyButton text={id} label="Copy" what={what} />
    </span>
  );
}
