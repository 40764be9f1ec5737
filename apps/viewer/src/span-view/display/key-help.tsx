import type { RefObject } from 'react';

const KEYS: readonly (readonly [keys: string, effect: string])[] = [
  ['↑ ↓', 'to the row above, below'],
  ['Page ↑ Page ↓', '15 rows up, down'],
  ['Home End', 'to the first, last row'],
  ['→ ←', 'unfold; fold, or to the parent'],
  ['Enter', 'open or close the details of a row'],
  ['Escape', 'close the details of a row; show all of the time again'],
  ['+ −', 'zoom in, out'],
  ['0', 'show all of the time'],
  ['Shift ← Shift →', 'move what is zoomed'],
  ['Ctrl wheel', 'zoom where the pointer is (⌘ wheel on a Mac)'],
  ['Shift wheel', 'move what is zoomed'],
  ['/', 'find spans; is:failed finds those that failed'],
  ['Enter, Shift Enter', 'in the find box: to the next, previous match'],
  ['?', 'show these keys'],
];

const MARKS: readonly (readonly [mark: string, meaning: string])[] = [
  ['hatched part of a bar', 'outside the time of the row above it: it started early or went on later'],
  ['torn band', 'a long wait, during which nothing ran, squeezed; “True scale” draws it in full'],
  ['◂ ▸', 'it goes on outside of what is in view, or all of it is there'],
  ['dashed bar', 'Missing Instrumentation: time that no span accounts for'],
  ['line under a bar', 'on the critical path: faster there, and all would have been faster'],
  ['↓ 2 errors, ↓ 3 failed', 'so many errors happened, so many spans failed further down'],
];

/** All keys and marks of a span view, as a dialog that its `ref` opens. */
export function KeyHelp({ ref }: { ref: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog ref={ref} className="key-help card" aria-labelledby="key-help">
      <h2 id="key-help">Keys and marks of the span view</h2>
      <Terms terms={KEYS} />
      <h3>Marks</h3>
      <Terms terms={MARKS} />
      <form method="dialog">
        <button type="submit" className="button button--primary">
          Close
        </button>
      </form>
    </dialog>
  );
}

function Terms({ terms }: { terms: readonly (readonly [term: string, meaning: string])[] }) {
  return (
    <dl className="key-help__list">
      {terms.map(([term, meaning]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
