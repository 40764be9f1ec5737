import type { ValueField } from '../../../search/catalogue/value-fields';
import { VALUE_FIELDS } from '../../../search/catalogue/value-fields';

interface FieldOptionsProps {
  /** Put before the name of a family. */
  prefix?: string;
  /** Whether a field is offered. */
  takes?: (field: ValueField) => boolean;
  optionValue?: (field: string) => string;
}

/** The options of a menu of fields, family by family. */
export function FieldOptions({
  prefix = '',
  takes = () => true,
  optionValue = (name) => name,
}: FieldOptionsProps) {
  return VALUE_FIELDS.map(({ family, fields }) => {
    const offered = fields.filter(takes);
    if (offered.length === 0) return null;
    return (
      <optgroup key={family} label={`${prefix}${family}`}>
        {offered.map(({ field, title, explanation }) => (
          <option key={field} value={optionValue(field)} title={explanation}>
            {title}
          </option>
        ))}
      </optgroup>
    );
  });
}
