import { useEffect } from 'react';
import { visibleText } from '../design/visible-text';

/** Names the browser's tab and history entry after what is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${visibleText(title, 120)} · Clew`;
  }, [title]);
}
