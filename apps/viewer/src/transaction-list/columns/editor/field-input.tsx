import { isNumberField, knownField } from '../../../search/catalogue/value-fields';
import { FieldOptions } from './field-options';

interface FieldInputProps {
  label: string;
  kind: 'field' | 'number-field' | 'time-field';
  value: string;
  onChange: (value: string) => void;
}

const OTHER = 'other';

/** What a function is calculated of: a field that is known, chosen by its title, or a tag or measurement, by its name. */
export function FieldInput({ label, kind, value, onChange }: FieldInputProps) {
  const takes = (field: string) =>
    kind === 'field' || isNumberField(field) || (kind === 'time-field' && field === 'timestamp');
  const other =
    kind === 'field' ? { words: 'Tag…', begins: '' } : { words: 'Measurement…', begins: 'measurements.' };
  const isOffered = knownField(value) !== undefined && takes(value);
  return (
    <>
      <select
        className="field"
        aria-label={label}
        value={isOffered ? value : OTHER}
        onChange={({ target }) => onChange(target.value === OTHER ? other.begins : target.value)}
      >
        <FieldOptions takes={({ field }) => takes(field)} />
        <option value={OTHER}>{other.words}</option>
      </select>
      {!isOffered && (
        <input
          className="field"
          aria-label={`${label}, by name`}
          required
          autoComplete="off"
          spellCheck={false}
          pattern={String.raw`tags\[[\w.:\-]+\]|[\w.:\-]*[\w:\-]`}
          title={kind === 'field' ? 'The name of a tag' : 'Such as measurements.size'}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </>
  );
}
