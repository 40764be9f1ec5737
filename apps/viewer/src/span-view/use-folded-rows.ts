import { useCallback, useState } from 'react';

/** Which rows hide what hangs below them. */
export function useFoldedRows(): [ReadonlySet<string>, (key: string, isFolded: boolean) => void] {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = useCallback((key: string, isFolded: boolean) => {
    setFolded((previous) => {
      const next = new Set(previous);
      if (isFolded) next.add(key);
      else next.delete(key);
      return next;
    });
  }, []);
  return [folded, fold];
}
