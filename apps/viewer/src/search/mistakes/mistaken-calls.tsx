import { StoredText } from '../../design/stored-text';
import { callMistakes, isInCall, type CallMistake } from './call-mistakes';

interface MistakenCallsProps {
  /** The query that is refused. */
  query: string;
  /** The character at which it is refused, where the collector names one. */
  place: number | undefined;
  /** Whether functions can be asked for at all. */
  areKnown: boolean;
  onCorrect: (query: string) => void;
}

/** What is wrong with the functions of a query that is refused, and what may have been meant. */
export function MistakenCalls({ query, place, areKnown, onCorrect }: MistakenCallsProps) {
  if (!areKnown) {
    return place !== undefined && isInCall(query, place) ? (
      <p className="search-box__meant">
        Functions are calculated over groups of transactions, which the list of transactions shows.
      </p>
    ) : null;
  }
  return callMistakes(query).map((mistake) => (
    <p key={mistake.written} className="search-box__meant">
      <Hint mistake={mistake} onCorrect={onCorrect} />
    </p>
  ));
}

function Hint({ mistake, onCorrect }: { mistake: CallMistake; onCorrect: (query: string) => void }) {
  const written = <StoredText className="mono">{mistake.written}</StoredText>;
  if (mistake.kind === 'not-compared') {
    return (
      <>
        {written} is a figure, and has to be compared with one: <code>{mistake.example}</code>.
      </>
    );
  }
  const { meant } = mistake;
  if (meant === undefined) {
    return <>{written} is no function. Begin to write a name, and those that exist are offered.</>;
  }
  return (
    <>
      Did you mean{' '}
      <button type="button" className="button button--small mono" onClick={() => onCorrect(meant.corrected)}>
        {meant.name}
      </button>
      ?
    </>
  );
}
