import { useRef, useState } from 'react';
import type { EventNoun } from '../../../search/search-condition';
import type { ListState } from '../../list-state';
import { columnsOf } from '../../list-state';
import type { ColumnProblem } from '../column-problem';
import { ColumnForm } from './column-form';
import './edit-columns.css';

interface EditColumnsProps {
  state: ListState;
  noun: EventNoun;
  /** The column that the collector has refused, if it has refused one. */
  refused: ColumnProblem | undefined;
  onApply: (fields: string[]) => void;
}

/** The text's "Edit Columns": which columns the table has, and in which order. */
export function EditColumns({ state, noun, refused, onApply }: EditColumnsProps) {
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
            query={state.query}
            noun={noun}
            refused={refused}
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
