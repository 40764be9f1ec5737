import { FactTable } from '../design/tables/fact-table';
import { ShowAll } from '../design/show-all';
import { StoredText } from '../design/stored-text';
import { isFilled } from '../collector/stored-fields';
import { StoredValue } from '../event-facts/stored-value';
import type { SourceLine, StackFrame } from './read-exceptions';

const AT_FIRST = 12;

/** The calls that led to an error, the latest first; the service's own stand out, the first of them is unfolded. */
export function StackTrace({ frames }: { frames: readonly StackFrame[] }) {
  if (frames.length === 0) return <p className="quiet">The SDK sent no stack trace.</p>;
  const first = frames.find(({ isOwn, source }) => isOwn && source.length > 0);
  return (
    <ShowAll items={frames} atFirst={AT_FIRST} what="frames">
      {(shown) => (
        <ol className="stack-trace">
          {shown.map((frame, index) => (
            <Frame key={index} frame={frame} isOpen={frame === first} />
          ))}
        </ol>
      )}
    </ShowAll>
  );
}

function Frame({ frame, isOpen }: { frame: StackFrame; isOpen: boolean }) {
  const hasMore = frame.source.length > 0 || isFilled(frame.variables);
  return (
    <li className={frame.isOwn ? 'stack-trace__frame' : 'stack-trace__frame stack-trace__frame--library'}>
      {hasMore ? (
        <details open={isOpen}>
          <summary>
            <FrameLine frame={frame} />
          </summary>
          <Source lines={frame.source} />
          <Variables variables={frame.variables} />
        </details>
      ) : (
        <FrameLine frame={frame} />
      )}
    </li>
  );
}

function FrameLine({ frame }: { frame: StackFrame }) {
  return (
    <span className="stack-trace__line">
      <StoredText className="stack-trace__function">{frame.function}</StoredText>{' '}
      <StoredText className="stack-trace__file">
        {[frame.file, frame.position].filter(Boolean).join(':')}
      </StoredText>
      {!frame.isOwn && <span className="stack-trace__note"> library</span>}
    </span>
  );
}

function Source({ lines }: { lines: readonly SourceLine[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="source" role="region" aria-label="Source" tabIndex={0}>
      {lines.map(({ number, text, isHere }, index) => (
        <div key={index} className={isHere ? 'source__line source__line--here' : 'source__line'}>
          <span className="source__number">{number}</span>
          {isHere && <span className="visually-hidden">here: </span>}
          <StoredText className="source__text">{text}</StoredText>
        </div>
      ))}
    </div>
  );
}

function Variables({ variables }: { variables: Record<string, unknown> }) {
  if (!isFilled(variables)) return null;
  return (
    <section className="panel__part">
      <h4>Local variables</h4>
      <ShowAll items={Object.entries(variables)} atFirst={AT_FIRST} what="variables">
        {(shown) => <FactTable facts={shown.map(([name, value]) => [name, <StoredValue value={value} />])} />}
      </ShowAll>
    </section>
  );
}
