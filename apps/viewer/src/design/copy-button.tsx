import { useState } from 'react';

interface CopyButtonProps {
  text: string;
  label: string;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: CopyButtonProps) {
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
    </button>
  );
}
