import { Link } from 'wouter';
import { StoredText } from '../../design/stored-text';
import type { ValueMistake } from './value-mistakes';

interface MistakenValuesProps {
  mistakes: readonly ValueMistake[];
  /** The address of the same with another query. */
  pathOf: (query: string) => string;
}

/** Which values of a search that finds nothing do not occur, and what may have been meant. */
export function MistakenValues({ mistakes, pathOf }: MistakenValuesProps) {
  return mistakes.map(({ key, written, meant, corrected }) => (
    <p key={`${key}:${written}`}>
      No <StoredText className="mono">{key}</StoredText> here is{' '}
      <StoredText className="mono">{written}</StoredText>. Did you mean{' '}
      <Link href={pathOf(corrected)}>
        <StoredText className="mono">{meant}</StoredText>
      </Link>
      ?
    </p>
  ));
}
