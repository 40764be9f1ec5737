import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { MOST_COLUMNS } from '../list-state';
import { choiceOf, columnOf } from './column-choice';
import type { DraftColumn } from './column-draft';
import { draftOf, fieldsOf, firstUnused, moved, rowsInWords } from './column-draft';
import { ColumnEditor } from './column-editor';
import { describeColumn } from './describe-column';
import { FieldNames } from './field-names';

interface ColumnFormProps {
  fields: readonly string[];
  /** What the reset gives. */
  usual: readonly string[];
  noun: string;
  onApply: (fields: string[]) => void;
  onCancel: () => void;
}

const OFTEN_ADDED_VALUES = ['release', 'environment', 'http.method', 'transaction.status', 'user', 'title'];
const OFTEN_ADDED_FUNCTIONS = [
  'p50()',
  'p99()',
  'failure_rate()',
  'count()',
  'count_unique(user)',
  'apdex(300)',
];

/** The chosen columns in their order; each can be changed, moved and removed, and others added. */
export function ColumnForm({ fields, usual, noun, onApply, onCancel }: ColumnFormProps) {
  const [drafts, setDrafts] = useState(() => draftOf(fields));
  const [message, setMessage] = useState('');
  const nextKey = useRef(fields.length);
  const list = useRef<HTMLOListElement>(null);
  const focusOn = (index: number, selector: string) =>
    list.current?.children[index]?.querySelector<HTMLElement>(selector)?.focus();

  const add = (field: string) => {
    const key = nextKey.current++;
    flushSync(() => setDrafts([...drafts, { key, choice: choiceOf(field) }]));
    focusOn(drafts.length, 'select');
  };
  const remove = (index: number) => {
    flushSync(() => setDrafts(drafts.filter((_, other) => other !== index)));
    focusOn(Math.min(index, drafts.length - 2), '.column-editor__remove');
    setMessage('Removed');
  };
  const move = (draft: DraftColumn, places: number) => {
    const changed = moved(drafts, draft.key, places);
    flushSync(() => setDrafts(changed));
    const index = changed.findIndex(({ key }) => key === draft.key);
    const isAtEnd = places < 0 ? index === 0 : index === changed.length - 1;
    focusOn(index, places < 0 !== isAtEnd ? '.column-editor__up' : '.column-editor__down');
    setMessage(`${describeColumn(columnOf(draft.choice)).title} is column ${index + 1} of ${changed.length}`);
  };
  const reset = () => {
    setDrafts(draftOf(usual, nextKey.current));
    nextKey.current += usual.length;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(fieldsOf(drafts));
  };
  return (
    <form className="column-form" onSubmit={submit}>
      <FieldNames />
      <ol className="column-form__list" ref={list}>
        {drafts.map((draft, index) => (
          <ColumnEditor
            key={draft.key}
            choice={draft.choice}
            place={{ index, count: drafts.length }}
            onChange={(choice) =>
              setDrafts(drafts.map((other) => (other.key === draft.key ? { ...other, choice } : other)))
            }
            onMove={(places) => move(draft, places)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <div className="column-form__row">
        <button
          type="button"
          className="button"
          disabled={drafts.length >= MOST_COLUMNS}
          onClick={() => add(firstUnused(OFTEN_ADDED_VALUES, drafts))}
        >
          Add a value column
        </button>
        <button
          type="button"
          className="button"
          disabled={drafts.length >= MOST_COLUMNS}
          onClick={() => add(firstUnused(OFTEN_ADDED_FUNCTIONS, drafts))}
        >
          Add a function
        </button>
      </div>
      <p className="column-form__rows">{rowsInWords(drafts, noun)}</p>
      <p className="visually-hidden" aria-live="polite">
        {message}
      </p>
      <div className="column-form__row column-form__row--end">
        <button type="button" className="button column-form__reset" onClick={reset}>
          Reset to default
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="button button--primary">
          Apply
        </button>
      </div>
    </form>
  );
}
