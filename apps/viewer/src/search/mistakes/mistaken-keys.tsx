import { Link } from 'wouter';
import { StoredText } from '../../design/stored-text';
import type { KeyMistake } from './key-mistakes';

interface MistakenKeysProps {
  mistakes: readonly KeyMistake[];
  /** The address of the same with another query. */
  pathOf: (query: string) => string;
}

/** What is wrong with the keys of a search that finds nothing, and what may have been meant. */
export function MistakenKeys({ mistakes, pathOf }: MistakenKeysProps) {
  return mistakes.map((mistake) => (
    <p key={mistake.written}>
      <Reason mistake={mistake} />
      {mistake.kind !== 'child-span' && mistake.meant !== undefined && (
        <>
          {' '}
          Did you mean{' '}
          <Link href={pathOf(mistake.corrected ?? '')}>
            <StoredText className="mono">{mistake.meant}</StoredText>
          </Link>
          ?
        </>
      )}
    </p>
  ));
}

function Reason({ mistake: { kind, written } }: { mistake: KeyMistake }) {
  const name = <StoredText className="mono">{written}</StoredText>;
  if (kind === 'unknown') return <>Nothing recent here has {name}.</>;
  if (kind === 'no-colon')
    return <>{name} is read as a word: between a key and what it is compared with stands a colon.</>;
  return <>{name} is said of child spans, which have a search of their own.</>;
}
