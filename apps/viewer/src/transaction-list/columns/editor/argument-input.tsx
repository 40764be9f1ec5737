import type { InputHTMLAttributes } from 'react';
import type { FunctionParameter } from '../../../search/catalogue/aggregate-functions';
import { OPERATORS } from '../../../search/catalogue/aggregate-functions';
import { FieldInput } from './field-input';

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

const TEXTS: Record<
  'value' | 'percent' | 'milliseconds' | 'tag' | 'text',
  InputHTMLAttributes<HTMLInputElement>
> = {
  value: { maxLength: 200 },
  percent: { type: 'number', min: 0, max: 100, step: 'any', title: 'From 0 to 100' },
  milliseconds: { type: 'number', min: 1, max: 86_400_000, step: 1, title: 'Milliseconds' },
  tag: { pattern: String.raw`[\w.:\-]{1,200}`, placeholder: 'name', title: 'Letters, digits, . : _ -' },
  text: { maxLength: 400 },
};

/** One argument; the form does not apply before it makes sense. */
export function ArgumentInput({ label, asked, value, onChange }: ArgumentInputProps) {
  return (
    <span className={`argument argument--${asked.kind}`}>
      <span className="argument__name" aria-hidden="true">
        {asked.name}
      </span>
      <Choice {...{ label, value, onChange }} kind={asked.kind} />
    </span>
  );
}

function Choice({
  label,
  kind,
  value,
  onChange,
}: Omit<ArgumentInputProps, 'asked'> & Pick<AskedArgument, 'kind'>) {
  if (kind === 'field' || kind === 'number-field' || kind === 'time-field') {
    return <FieldInput {...{ label, kind, value, onChange }} />;
  }
  const common = {
    className: 'field',
    'aria-label': label,
    value,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  if (kind !== 'operator') {
    return <input {...common} required autoComplete="off" spellCheck={false} {...TEXTS[kind]} />;
  }
  return (
    <select {...common}>
      {OPERATORS.map(([name, words]) => (
        <option key={name} value={name}>
          {words}
        </option>
      ))}
    </select>
  );
}
