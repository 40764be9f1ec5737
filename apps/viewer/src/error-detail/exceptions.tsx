import { ShowAll } from '../design/show-all';
import { StoredText } from '../design/stored-text';
import { Panel } from '../event-facts/panel';
import type { StoredException } from './read-exceptions';
import { StackTrace } from './stack-trace';

const AT_FIRST = 5;

/** What was thrown, and what caused it. */
export function Exceptions({ exceptions }: { exceptions: readonly StoredException[] }) {
  return (
    <ShowAll items={exceptions} atFirst={AT_FIRST} what="exceptions">
      {(shown) =>
        shown.map((exception, index) => (
          <Panel key={index} title={index === 0 ? 'Exception' : 'Caused by'}>
            <ExceptionFacts exception={exception} />
          </Panel>
        ))
      }
    </ShowAll>
  );
}

function ExceptionFacts({ exception }: { exception: StoredException }) {
  const { type, value, mechanism, handled, frames } = exception;
  return (
    <>
      <div>
        <p className="exception__type">
          <StoredText>{type}</StoredText>
          {handled === false && <span className="mark mark--danger">not handled</span>}
        </p>
        {value !== '' && (
          <p>
            <StoredText>{value}</StoredText>
          </p>
        )}
        {mechanism !== '' && mechanism !== 'generic' && (
          <p className="quiet">
            reported by <StoredText>{mechanism}</StoredText>
          </p>
        )}
      </div>
      <section className="panel__part" aria-label="Stack trace">
        <h3>Stack trace, the latest call first</h3>
        <StackTrace frames={frames} />
      </section>
    </>
  );
}
