import { useEffect, useId, useRef } from 'react';
import './keys-help.css';

/** What each key does, by where it does it. */
const KEYS: readonly { where: string; keys: readonly (readonly [keys: string, does: string])[] }[] = [
  {
    where: 'Everywhere',
    keys: [
      ['?', 'show these keys'],
      ['Tab', 'to the next control; first of all “Skip to the content”'],
    ],
  },
  {
    where: 'In a span view',
    keys: [
      ['↑ ↓', 'to the row above or below'],
      ['Home End', 'to the first or last row'],
      ['→ ←', 'unfold; fold, or to the parent'],
      ['Enter', 'open or close the span’s details'],
      ['Escape', 'close the details'],
    ],
  },
  {
    where: 'On a handle of the minimap',
    keys: [['← →', 'move this edge of the window']],
  },
  {
    where: 'In the search box',
    keys: [
      ['↑ ↓', 'choose a completion'],
      ['Enter', 'take it, or search'],
    ],
  },
];

/** The keys of every view, behind a button and the key `?`. */
export function KeysHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (dialog.current?.open === false) dialog.current.showModal();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        type="button"
        className="button button--small"
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        Keys
      </button>
      <dialog ref={dialog} className="card keys-help" aria-labelledby={id}>
        <div className="page-heading__row page-heading__row--spread">
          <h2 id={id}>Keys</h2>
          <form method="dialog">
            <button type="submit" className="button button--small" autoFocus>
              Close
            </button>
          </form>
        </div>
        {KEYS.map(({ where, keys }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl className="keys-help__list">
              {keys.map(([name, does]) => (
                <div key={name}>
                  <dt>
                    {name.split(' ').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </dialog>
    </>
  );
}

function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}
