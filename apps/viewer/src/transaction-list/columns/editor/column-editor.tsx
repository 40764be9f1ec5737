import { visibleText } from '../../../design/visible-text';
import { AGGREGATE_FUNCTIONS } from '../../../search/catalogue/aggregate-functions';
import type { ColumnChoice } from './column-choice';
import { choiceFrom, columnOf, menuValue } from './column-choice';
import { ArgumentInput } from './argument-input';
import { describeColumn } from '../describe-column';
import { FieldOptions } from './field-options';

interface ColumnEditorProps {
  choice: ColumnChoice;
  place: { index: number; count: number };
  /** Why the collector refuses it; `undefined` where nobody says so. */
  problem: string | undefined;
  onChange: (choice: ColumnChoice) => void;
  onMove: (places: number) => void;
  onRemove: () => void;
}

/** One column: what it is, what its function is told, and where it stands. */
export function ColumnEditor({ choice, place, problem, onChange, onMove, onRemove }: ColumnEditorProps) {
  const number = place.index + 1;
  const written = columnOf(choice);
  const { title } = describeColumn(written);
  const isWrittenAlready = choice.kind === 'text' || (choice.kind === 'tag' && choice.key === written);
  return (
    <li className="column-editor">
      <span className="column-editor__number">{number}</span>
      <div className="column-editor__choice">
        <ColumnMenu label={`Column ${number}`} choice={choice} onChange={onChange} />
        <ChoiceInputs number={number} choice={choice} onChange={onChange} />
        {!isWrittenAlready && <code className="column-editor__written">{visibleText(written)}</code>}
        {problem !== undefined && (
          <p className="column-editor__problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <ColumnButtons {...{ title, place, onMove, onRemove }} />
    </li>
  );
}

type ColumnButtonsProps = Pick<ColumnEditorProps, 'place' | 'onMove' | 'onRemove'> & { title: string };

function ColumnButtons({ title, place, onMove, onRemove }: ColumnButtonsProps) {
  return (
    <>
      <button
        type="button"
        className="column-editor__up"
        aria-label={`Move ${title} up`}
        disabled={place.index === 0}
        onClick={() => onMove(-1)}
      >
        <Arrow path="M3 8l4-4 4 4" />
      </button>
      <button
        type="button"
        className="column-editor__down"
        aria-label={`Move ${title} down`}
        disabled={place.index === place.count - 1}
        onClick={() => onMove(1)}
      >
        <Arrow path="M3 5l4 4 4-4" />
      </button>
      <button
        type="button"
        className="column-editor__remove"
        aria-label={`Remove ${title}`}
        onClick={onRemove}
      >
        <Arrow path="M3.5 3.5l7 7M10.5 3.5l-7 7" />
      </button>
    </>
  );
}

function Arrow({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

interface ChoiceProps {
  choice: ColumnChoice;
  onChange: (choice: ColumnChoice) => void;
}

function ColumnMenu({ label, choice, onChange }: ChoiceProps & { label: string }) {
  return (
    <select
      className="field"
      aria-label={label}
      value={menuValue(choice)}
      onChange={(event) => onChange(choiceFrom(event.target.value, choice))}
    >
      <FieldOptions prefix="Value-based: " optionValue={(field) => `field:${field}`} />
      <optgroup label="Value-based: any other">
        <option value="tag">Tag…</option>
      </optgroup>
      <optgroup label="Aggregate">
        {AGGREGATE_FUNCTIONS.map(({ name, label: words, explanation }) => (
          <option key={name} value={`call:${name}`} title={explanation}>
            {words}
          </option>
        ))}
      </optgroup>
      <optgroup label="Either">
        <option value="text">As it is written…</option>
      </optgroup>
    </select>
  );
}

function ChoiceInputs({ number, choice, onChange }: ChoiceProps & { number: number }) {
  switch (choice.kind) {
    case 'field':
      return null;
    case 'tag':
      return (
        <ArgumentInput
          label={`Column ${number}: tag`}
          asked={{ name: 'tag', kind: 'tag' }}
          value={choice.key}
          onChange={(key) => onChange({ kind: 'tag', key })}
        />
      );
    case 'text':
      return (
        <ArgumentInput
          label={`Column ${number}: text`}
          asked={{ name: 'column', kind: 'text' }}
          value={choice.text}
          onChange={(text) => onChange({ kind: 'text', text })}
        />
      );
    case 'call': {
      const { known, values } = choice.call;
      return known.parameters.map((parameter, index) => (
        <ArgumentInput
          key={parameter.name}
          label={`Column ${number}: ${parameter.name}`}
          asked={parameter}
          value={values[index] ?? ''}
          onChange={(value) =>
            onChange({
              kind: 'call',
              call: { known, values: values.map((other, at) => (at === index ? value : other)) },
            })
          }
        />
      ));
    }
  }
}
