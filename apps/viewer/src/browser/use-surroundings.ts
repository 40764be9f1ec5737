import { useLayoutEffect, useState, type RefObject } from 'react';

/** Where a part of the page is; in pixels. */
interface Surroundings {
  /** From the top of the page; undefined until the part is there. */
  top: number | undefined;
  /** How much of what is visible is covered. */
  headHeight: number;
}

/**
 * Where a part of the page begins, and how much of its top is covered; both change with what else is shown.
 *
 * @param head what stays on top of the page and covers what scrolls below it
 */
export function useSurroundings(
  part: RefObject<HTMLElement | null>,
  head?: RefObject<HTMLElement | null>,
): Surroundings {
  const [surroundings, setSurroundings] = useState<Surroundings>({ top: undefined, headHeight: 0 });
  useLayoutEffect(() => {
    const covering = head?.current ?? null;
    const look = () => {
      const top = Math.round((part.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
      const headHeight = covering?.offsetHeight ?? 0;
      setSurroundings((previous) =>
        previous.top === top && previous.headHeight === headHeight ? previous : { top, headHeight },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    for (const element of [document.body, covering]) if (element !== null) observer.observe(element);
    return () => observer.disconnect();
  }, [part, head]);
  return surroundings;
}
