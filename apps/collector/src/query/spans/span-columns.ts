import { SPAN_FIELDS, type SpanField, type ValueColumn } from '../../store/questions/event-list-query';
import type { TypedColumn } from '../columns/list-column';
import { valueColumn } from '../columns/value-columns';
import { QueryError } from '../query-error';
import type { SearchKey } from '../search/search-condition.peggy';

/** The column of a list of child spans that a key names: a field or tag of the span, or of its transaction. */
export function spanColumn(key: SearchKey): TypedColumn<ValueColumn> {
  switch (key.kind) {
    case 'aggregate':
      throw new QueryError(400, 'expected a field: functions are of transactions, at /api/0/events/');
    case 'span_tag':
      return { column: { kind: 'span_tag', key: key.key }, type: 'string', shown: 'as-is' };
    default:
      return isSpanField(key.key) ? fieldColumn(key.key) : valueColumn(key);
  }
}

/** Whether a key is about the span itself. */
export function isAboutSpan(key: SearchKey): boolean {
  return key.kind === 'span_tag' || (key.kind === 'name' && isSpanField(key.key));
}

function fieldColumn(field: SpanField): TypedColumn<ValueColumn> {
  const type = SPAN_FIELDS[field];
  return { column: { kind: 'span', field }, type, shown: type === 'date' ? 'date' : 'as-is' };
}

function isSpanField(name: string): name is SpanField {
  return Object.hasOwn(SPAN_FIELDS, name);
}
