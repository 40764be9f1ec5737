import type { OutlineNode } from '@clew/trace-model';
import { useProjectSlugs } from '../../collector/use-projects';
import { serviceColour } from '../../design/colours/service-colour';
import { StoredText } from '../../design/stored-text';

interface LineTextProps {
  line: OutlineNode;
  /** The line on the other side: what differs from it stands out. */
  beside?: OutlineNode | undefined;
}

/** A drawn line, its columns two spaces apart. Where room is short, what is cut is never what differs. */
export function LineText({ line, beside }: LineTextProps) {
  const slugs = useProjectSlugs();
  const differs = (column: 'op' | 'status' | 'note') =>
    beside !== undefined && beside[column] !== line[column];
  return (
    <>
      {line.service !== undefined && (
        <span className="shape-line__kept">
          <span className={`chip__dot ${serviceColour(line.service, slugs)}`} aria-hidden="true" />
          <StoredText className="shape-line__service">{line.service}</StoredText>
          {'  '}
        </span>
      )}
      {differs('op') && (
        <span className="shape-line__kept">
          <Column text={line.op} differs />
        </span>
      )}
      <span className="shape-line__cut">
        {!differs('op') && <Column text={line.op} differs={false} />}
        {'  '}
        <StoredText>{line.description}</StoredText>
      </span>
      <span className="shape-line__kept">
        {'  '}
        <Column text={line.status} differs={differs('status')} />
        {line.note !== undefined && (
          <>
            {'  '}
            <Column text={`(${line.note})`} differs={differs('note')} />
          </>
        )}
      </span>
    </>
  );
}

function Column({ text, differs }: { text: string; differs: boolean }) {
  const stored = <StoredText className="shape-line__quiet">{text}</StoredText>;
  return differs ? <mark className="shape-line__differs">{stored}</mark> : stored;
}
