import type { RefObject } from 'react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ColumnChoice } from './column-choice';
import { choiceOf, columnOf } from './column-choice';
import type { DraftColumn } from './column-draft';
import { draftOf, moved, withAdded } from './column-draft';
import { describeColumn } from '../describe-column';

/** The columns while they are edited, and what can be done with them; the focus goes along. */
export interface ColumnDrafts {
  drafts: DraftColumn[];
  /** The list whose items the columns are, in their order. */
  list: RefObject<HTMLOListElement | null>;
  /** The button that has the focus where no column is left. */
  adder: RefObject<HTMLButtonElement | null>;
  /** What has just happened, for those who do not see it. */
  message: string;
  add: (field: string) => void;
  change: (key: number, choice: ColumnChoice) => void;
  move: (draft: DraftColumn, places: number) => void;
  remove: (index: number) => void;
  reset: (fields: readonly string[]) => void;
}

/** Begins with the columns that a table has. */
export function useColumnDrafts(fields: readonly string[]): ColumnDrafts {
  const [drafts, setDrafts] = useState(() => draftOf(fields));
  const [message, setMessage] = useState('');
  const nextKey = useRef(fields.length);
  const list = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  /** A browser drops the focus of what moves or goes, so it is set when the list has changed. */
  const show = (changed: DraftColumn[], index: number, selector: string) => {
    flushSync(() => setDrafts(changed));
    const item = list.current?.children[index];
    (item === undefined ? adder.current : item.querySelector<HTMLElement>(selector))?.focus();
  };
  return {
    drafts,
    list,
    adder,
    message,
    add: (field) => {
      const key = nextKey.current;
      nextKey.current += 1;
      const added = { key, choice: choiceOf(field) };
      const changed = withAdded(drafts, added);
      show(changed, changed.indexOf(added), 'select');
    },
    change: (key, choice) => setDrafts(drafts.map((draft) => (draft.key === key ? { key, choice } : draft))),
    move: (draft, places) => {
      const changed = moved(drafts, draft.key, places);
      const index = changed.findIndex(({ key }) => key === draft.key);
      const canGoUp = index > 0;
      const canGoDown = index < changed.length - 1;
      const isUp = canGoUp && (places < 0 || !canGoDown);
      show(changed, index, isUp ? '.column-editor__up' : '.column-editor__down');
      const { title } = describeColumn(columnOf(draft.choice));
      setMessage(`${title} is column ${index + 1} of ${changed.length}`);
    },
    remove: (index) => {
      const changed = drafts.filter((_, other) => other !== index);
      show(changed, Math.min(index, changed.length - 1), '.column-editor__remove');
      setMessage('Removed');
    },
    reset: (usual) => {
      setDrafts(draftOf(usual, nextKey.current));
      nextKey.current += usual.length;
    },
  };
}
