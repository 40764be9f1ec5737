import type { ReactNode } from 'react';

interface ApologyProps {
  title: string;
  children: ReactNode;
  retry?: () => void;
}

/** Says kindly, in the place where it matters, that something failed and what to do about it. */
export function Apology({ title, children, retry }: ApologyProps) {
  return (
    <div className="apology" role="alert">
      <p className="apology-title">{title}</p>
      <div>{children}</div>
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
