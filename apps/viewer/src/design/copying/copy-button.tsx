import { useState } from 'react';

interface CopyButtonProps {
  text: string;
  label: string;
  /** What is copied, where that is not beside the button. */
  what?: string;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, what }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<string>();
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setOutcome('Copied'),
      () => setOutcome('Copy refused'),
    );
  };
  return (
    <button
      type="button"
      className="button button--small"
      onClick={copy}
      onBlur={() => setOutcome(undefined)}
    >
      <span aria-live="polite">{outcome ?? label}</span>
      {what !== undefined && <span className="visually-hidden">{what}</span>}
    </button>
  );
}
