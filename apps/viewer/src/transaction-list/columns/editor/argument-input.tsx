import type { InputHTMLAttributes } from 'react';
import type { FunctionParameter } from '../../../search/catalogue/aggregate-functions';
import { OPERATORS } from '../../../search/catalogue/aggregate-functions';
import { FIELD_NAMES, NUMBER_FIELD_NAMES } from './field-names';

/** What is asked for beside a column's first choice: what a function is told, the name of a tag, or the whole text. */
export type AskedArgument = Pick<FunctionParameter, 'name'> & {
  kind: FunctionParameter['kind'] | 'tag' | 'text';
};

interface ArgumentInputProps {
  label: string;
  asked: AskedArgument;
  value: string;
  onChange: (value: string) => void;
}

const FIELD = String.raw`tags\[[\w.:\-]+\]|[\w.:\-]+`;
const LEVEL = { type: 'number', min: 0, max: 1, step: 'any' } as const;

const INPUTS: Record<Exclude<AskedArgument['kind'], 'operator'>, InputHTMLAttributes<HTMLInputElement>> = {
  field: { list: FIELD_NAMES, pattern: FIELD, title: 'A field, or a tag' },
  'number-field': { list: NUMBER_FIELD_NAMES, pattern: FIELD, title: 'The duration, or a measurement' },
  'time-field': {
    list: NUMBER_FIELD_NAMES,
    pattern: FIELD,
    title: 'The duration, a measurement, or timestamp',
  },
  value: { maxLength: 200 },
  level: { ...LEVEL, title: 'A share from 0 to 1' },
  rank: { type: 'number', min: 1, max: 100, step: 1, title: 'From 1 to 100' },
  milliseconds: { type: 'number', min: 1, max: 86_400_000, step: 1, title: 'Milliseconds' },
  tag: { pattern: String.raw`[\w.:\-]{1,200}`, placeholder: 'name', title: 'Letters, digits, . : _ -' },
  text: { maxLength: 400 },
};

/** One argument; the form does not apply before it makes sense. */
export function ArgumentInput({ label, asked, value, onChange }: ArgumentInputProps) {
  return (
    <label className={`argument argument--${asked.kind}`}>
      <span className="argument__name">{asked.name}</span>
      {asked.kind === 'operator' ? (
        <select
          className="field"
          aria-label={label}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {OPERATORS.map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input
          className="field"
          aria-label={label}
          required
          autoComplete="off"
          spellCheck={false}
          {...INPUTS[asked.kind]}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </label>
  );
}
