import type { FormEvent } from 'react';
import { MOST_COLUMNS } from '../../list-state';
import { fieldsOf, firstUnused, rowsInWords } from './column-draft';
import type { EventNoun } from '../../../search/search-condition';
import type { ColumnProblem } from '../column-problem';
import { defaultColumns } from '../default-columns';
import { columnOf } from './column-choice';
import { ColumnEditor } from './column-editor';
import type { RefusedColumns } from './use-column-check';
import { useColumnCheck } from './use-column-check';
import type { ColumnDrafts } from './use-column-drafts';
import { useColumnDrafts } from './use-column-drafts';

interface ColumnFormProps {
  fields: readonly string[];
  /** What is searched for: columns that suit it are the default, and those that it cannot be asked with are refused. */
  query: string;
  noun: EventNoun;
  /** The column that the collector has refused already. */
  refused: ColumnProblem | undefined;
  onApply: (fields: string[]) => void;
  onCancel: () => void;
}

/** The chosen columns in their order; each can be changed, moved and removed, and others added. */
export function ColumnForm({ fields, query, noun, refused, onApply, onCancel }: ColumnFormProps) {
  const columns = useColumnDrafts(fields);
  const check = useColumnCheck(query);
  const chosen = fieldsOf(columns.drafts);
  const problem = check.data?.problem ?? refused;
  const isRefusedAsAWhole = problem?.field === undefined && check.data?.fields.join() === chosen.join();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(chosen, { onSuccess: (found) => found === undefined && onApply(chosen) });
  };
  return (
    <form className="column-form" onSubmit={submit}>
      <ColumnList columns={columns} problem={problem} />
      <ColumnAdders columns={columns} />
      <p className="column-form__rows">{rowsInWords(columns.drafts, noun)}</p>
      {isRefusedAsAWhole && (
        <p className="column-form__problem" role="alert">
          {problem?.message}
        </p>
      )}
      <p className="visually-hidden" aria-live="polite">
        {columns.message}
      </p>
      <FormButtons
        isChecking={check.isPending}
        onReset={() => columns.reset(defaultColumns(query))}
        onCancel={onCancel}
      />
    </form>
  );
}

interface FormButtonsProps {
  isChecking: boolean;
  onReset: () => void;
  onCancel: () => void;
}

function FormButtons({ isChecking, onReset, onCancel }: FormButtonsProps) {
  return (
    <div className="column-form__row column-form__row--end">
      <button type="button" className="button column-form__reset" onClick={onReset}>
        Reset to default
      </button>
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
      <button type="submit" className="button button--primary" aria-busy={isChecking}>
        Apply
      </button>
    </div>
  );
}

interface ColumnListProps {
  columns: ColumnDrafts;
  problem: RefusedColumns['problem'] | undefined;
}

function ColumnList({ columns, problem }: ColumnListProps) {
  const { drafts, list, change, move, remove } = columns;
  return (
    <ol className="column-form__list" ref={list}>
      {drafts.map((draft, index) => (
        <ColumnEditor
          key={draft.key}
          choice={draft.choice}
          place={{ index, count: drafts.length }}
          problem={columnOf(draft.choice).trim() === problem?.field ? problem.message : undefined}
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

function ColumnAdders({ columns: { drafts, adder, add } }: { columns: ColumnDrafts }) {
  return (
    <div className="column-form__row">
      {OFTEN_ADDED.map(({ label, fields }, index) => (
        <button
          key={label}
          ref={index === 0 ? adder : undefined}
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
