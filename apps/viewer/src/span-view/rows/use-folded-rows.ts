import { useCallback, useState } from 'react';

/** Which rows hide what hangs below them. */
export interface FoldedRows {
  folded: ReadonlySet<string>;
  fold: (key: string, isFolded: boolean) => void;
  /** Makes sure that none of these rows hides anything. */
  unfold: (keys: readonly string[]) => void;
}

export function useFoldedRows(): FoldedRows {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = useCallback((key: string, isFolded: boolean) => {
    setFolded((previous) => {
      if (previous.has(key) === isFolded) return previous;
      const next = new Set(previous);
      if (isFolded) next.add(key);
      else next.delete(key);
      return next;
    });
  }, []);
  const unfold = useCallback((keys: readonly string[]) => {
    setFolded((previous) =>
      keys.some((key) => previous.has(key))
        ? new Set([...previous].filter((key) => !keys.includes(key)))
        : previous,
    );
  }, []);
  return { folded, fold, unfold };
}
