import type { FormEvent } from 'react';
import { MOST_COLUMNS } from '../../list-state';
import { fieldsOf, firstUnused, rowsInWords } from './column-draft';
import { ColumnEditor } from './column-editor';
import { FieldNames } from './field-names';
import type { ColumnDrafts } from './use-column-drafts';
import { useColumnDrafts } from './use-column-drafts';

interface ColumnFormProps {
  fields: readonly string[];
  /** What the reset gives. */
  usual: readonly string[];
  noun: string;
  onApply: (fields: string[]) => void;
  onCancel: () => void;
}

/** The chosen columns in their order; each can be changed, moved and removed, and others added. */
export function ColumnForm({ fields, usual, noun, onApply, onCancel }: ColumnFormProps) {
  const columns = useColumnDrafts(fields);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply(fieldsOf(columns.drafts));
  };
  return (
    <form className="column-form" onSubmit={submit}>
      <FieldNames />
      <ColumnList columns={columns} />
      <ColumnAdders columns={columns} />
      <p className="column-form__rows">{rowsInWords(columns.drafts, noun)}</p>
      <p className="visually-hidden" aria-live="polite">
        {columns.message}
      </p>
      <div className="column-form__row column-form__row--end">
        <button type="button" className="button column-form__reset" onClick={() => columns.reset(usual)}>
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

function ColumnList({ columns }: { columns: ColumnDrafts }) {
  const { drafts, list, change, move, remove } = columns;
  return (
    <ol className="column-form__list" ref={list}>
      {drafts.map((draft, index) => (
        <ColumnEditor
          key={draft.key}
          choice={draft.choice}
          place={{ index, count: drafts.length }}
          onChange={(choice) => change(draft.key, choice)}
          onMove={(places) => move(draft, places)}
          onRemove={() => remove(index)}
        />
      ))}
    </ol>
  );
}

const OFTEN_ADDED = [
  {
    label: 'Add a value-based column',
    fields: ['release', 'environment', 'http.method', 'transaction.status', 'user', 'title'],
  },
  {
    label: 'Add an aggregate column',
    fields: ['p50()', 'p99()', 'failure_rate()', 'count()', 'count_unique(user)', 'apdex(300)'],
  },
];

function ColumnAdders({ columns: { drafts, add } }: { columns: ColumnDrafts }) {
  return (
    <div className="column-form__row">
      {OFTEN_ADDED.map(({ label, fields }) => (
        <button
          key={label}
          type="button"
          className="button"
          disabled={drafts.length >= MOST_COLUMNS}
          onClick={() => add(firstUnused(fields, drafts))}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
