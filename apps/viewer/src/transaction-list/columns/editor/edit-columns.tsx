import { useRef, useState } from 'react';
import type { EventNoun } from '../../groups/figure-sample';
import type { ListState } from '../../list-state';
import { columnsOf } from '../../list-state';
import { ColumnForm } from './column-form';
import { defaultColumns } from '../default-columns';
import './edit-columns.css';

interface EditColumnsProps {
  state: ListState;
  noun: EventNoun;
  onApply: (fields: string[]) => void;
}

/** The text's "Edit Columns": which columns the table has, and in which order. */
export function EditColumns({ state, noun, onApply }: EditColumnsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        className="button button--small"
        aria-haspopup="dialog"
        onClick={() => {
          setIsOpen(true);
          dialog.current?.showModal();
        }}
      >
        Edit Columns
      </button>
      <dialog
        ref={dialog}
        className="edit-columns"
        aria-labelledby="edit-columns-title"
        onClose={() => setIsOpen(false)}
      >
        <h2 id="edit-columns-title">Edit Columns</h2>
        {isOpen && (
          <ColumnForm
            fields={columnsOf(state)}
            usual={defaultColumns(state.query)}
            noun={noun}
            onCancel={close}
            onApply={(fields) => {
              close();
              onApply(fields);
            }}
          />
        )}
      </dialog>
    </>
  );
}
