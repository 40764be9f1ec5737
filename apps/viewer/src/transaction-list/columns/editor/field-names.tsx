import { NUMBER_FIELDS, VALUE_FIELDS } from '../../../search/catalogue/value-fields';

/** The lists of names that inputs offer while one writes: all fields, and those that can be calculated with. */
export const FIELD_NAMES = 'field-names';
export const NUMBER_FIELD_NAMES = 'number-field-names';

/** What the inputs of functions offer; they take any tag or measurement besides. */
export function FieldNames() {
  const all = VALUE_FIELDS.flatMap(({ fields }) => fields);
  return (
    <>
      <datalist id={FIELD_NAMES}>
        {all.map(({ field, title }) => (
          <option key={field} value={field} label={title} />
        ))}
      </datalist>
      <datalist id={NUMBER_FIELD_NAMES}>
        {NUMBER_FIELDS.map((field) => (
          <option key={field} value={field} />
        ))}
      </datalist>
    </>
  );
}
