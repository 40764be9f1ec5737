import type { ReactNode } from 'react';

interface FileButtonProps {
  accept: string;
  onChoose: (files: readonly File[]) => void;
  children: ReactNode;
}

/** A button that asks for a file; the browser's own lies over it unseen, so that keys, clicks and drops reach it. */
export function FileButton({ accept, onChoose, children }: FileButtonProps) {
  return (
    <label className="button file-button">
      {children}
      <input
        type="file"
        className="file-button__input"
        accept={accept}
        // The same file may be chosen again when it has been mended.
        onClick={({ currentTarget }) => (currentTarget.value = '')}
        onChange={({ target }) => onChoose([...(target.files ?? [])])}
      />
    </label>
  );
}
