import type { SpanNode } from '@clew/trace-model';
import { isFailedStatus } from '@clew/trace-model';
import { ServiceChip } from '../../design/service-chip';
import { FoldButton } from '../../design/tables/fold-button';
import { visibleText } from '../../design/visible-text';
import { countOf } from '../../format/format-number';
import { FoundText } from '../find/found-text';
import type { FindPlace } from '../find/where-found';
import { SpanMarks } from '../marks/span-marks';
import { spanLabel, spanLabelText } from '../rows/span-label';
import type { SpanViewRow } from '../rows/view-rows';
import { useSpanViewScope } from '../span-view-scope';

/** So many levels are indented; what hangs deeper says how deep. */
const MOST_INDENTED = 14;

/** So many characters of a name stay in sight, whatever stands beside it. */
const LEAST_NAME = 13;

interface SpanTreeCellProps {
  viewRow: SpanViewRow;
  needle: string;
  foundIn: FindPlace | undefined;
  onFold: (key: string, isFolded: boolean) => void;
}

/** The left half of a row: its place in the tree and what the span is called. */
export function SpanTreeCell({ viewRow, needle, foundIn, onFold }: SpanTreeCellProps) {
  const { subject } = useSpanViewScope();
  const { row, key, isFolded, canFold, depth } = viewRow;
  const { node, childCount } = row;
  const { op, text } = spanLabel(node.span);
  const fullText = spanLabelText(node.span);
  return (
    <span className={`span-label ${node.isRoot ? 'span-label--root' : ''}`}>
      {depth > MOST_INDENTED && (
        <span className="span-label__depth" title={`${countOf(depth, 'level')} below the top`}>
          {depth}
        </span>
      )}
      {childCount > 0 ? (
        <FoldButton
          count={childCount}
          isFolded={isFolded}
          canFold={canFold}
          onFold={() => onFold(key, !isFolded)}
        />
      ) : (
        <span className="span-label__leaf" aria-hidden="true" />
      )}
      {node.isRoot && subject.showsServices && <ServiceChip project={node.transaction.project} />}
      <span
        className="span-label__text"
        style={{ '--least-name': `${Math.min(fullText.length, LEAST_NAME)}ch` }}
        title={visibleText(fullText, 400)}
      >
        {op !== '' && (
          <>
            <FoundText className="span-label__op" needle={needle}>
              {op}
            </FoundText>
            {' - '}
          </>
        )}
        <FoundText needle={needle}>{text}</FoundText>
      </span>
      <span className="span-label__marks">
        {foundIn !== undefined && !isInSight(foundIn, node) && (
          <span className="mark mark--found mark--short">in {foundIn}</span>
        )}
        <SpanMarks node={node} isFolded={isFolded} />
      </span>
    </span>
  );
}

/** Whether the row shows anyway where it holds what is searched for: its name, and how it failed. */
function isInSight(place: FindPlace, { span }: SpanNode): boolean {
  return place === 'name' || (place === 'status' && isFailedStatus(span.status));
}
