import { isFilled } from '../collector/stored-fields';
import { StoredText } from '../design/stored-text';
import { visibleData } from '../design/visible-text';

/** Any stored value as text: a text as it is, anything with parts as JSON on lines of its own. */
export function StoredValue({ value }: { value: unknown }) {
  if (typeof value === 'string') return <StoredText>{value}</StoredText>;
  if ((Array.isArray(value) && value.length > 0) || isFilled(value)) {
    return <pre className="code-block">{visibleData(value)}</pre>;
  }
  return <span className="mono">{visibleData(value)}</span>;
}
