interface ProblemMarkProps {
  text: string;
  place: { start: number; end: number } | undefined;
  /** How far the box is scrolled, in pixels. */
  scrolled: number;
}

/** Underlines a part of the box's text: the same text lies over it, unseen, with the mark at its place. */
export function ProblemMark({ text, place, scrolled }: ProblemMarkProps) {
  if (place === undefined) return null;
  return (
    <div className="problem-mark mono" aria-hidden="true">
      <span className="problem-mark__text" style={{ '--scrolled': `${-scrolled}px` }}>
        {text.slice(0, place.start)}
        <mark className="problem-mark__place">{text.slice(place.start, place.end).padEnd(1, '\u00a0')}</mark>
      </span>
    </div>
  );
}
