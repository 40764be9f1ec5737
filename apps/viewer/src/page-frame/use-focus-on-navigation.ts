import { useEffect, useRef, type RefObject } from 'react';

/**
 * Moves the focus to the content when another view is shown, as a page load would; not at first, and not where only the
 * state of a view changes.
 */
export function useFocusOnNavigation(path: string): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    content.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);
  return content;
}
