import { useProjectSlugs } from '../../../collector/use-projects';
import { serviceColour } from '../../../design/colours/service-colour';
import { StoredText } from '../../../design/stored-text';
import { visibleText } from '../../../design/visible-text';
import { formatDuration } from '../../../format/format-duration';
import { countOf, formatCount } from '../../../format/format-number';
import { frameName } from './frame-name';
import { ROW_HEIGHT, type PlacedFrame } from './place-frames';

interface FrameItemProps {
  place: PlacedFrame;
  index: number;
  /** Whether the tab key leads here. */
  isStop: boolean;
  isZoomed: boolean;
  /** Whether it is among what was searched for, where anything is. */
  find: 'off' | 'found' | 'other';
  onPress: () => void;
  onLook: () => void;
}

/** In narrower ones a name would be but a letter. */
const NARROWEST_NAME = 0.02;

/** A frame: a rectangle in its service's colour, named where there is room. */
export function FrameItem({ place, index, isStop, isZoomed, find, onPress, onLook }: FrameItemProps) {
  const slugs = useProjectSlugs();
  const { frame, row, left, width, isAbove } = place;
  const isWhole = frame.parent === undefined;
  const states = [
    isWhole ? 'whole' : undefined,
    isAbove ? 'above' : undefined,
    frame.handedOn > 0 ? 'handed-on' : undefined,
    frame.failed > 0 ? 'failed' : undefined,
    find === 'off' ? undefined : find,
  ].flatMap((state) => (state === undefined ? [] : `flame-frame--${state}`));
  const colour = isWhole ? '' : serviceColour(frame.service, slugs);
  return (
    <div
      role="treeitem"
      aria-level={row + 1}
      aria-selected={isZoomed}
      aria-label={visibleText(spokenName(place), 300)}
      data-place={index}
      tabIndex={isStop ? 0 : -1}
      className={['flame-frame', colour, ...states].join(' ')}
      style={{ top: row * ROW_HEIGHT, left: `${left * 100}%`, width: `${width * 100}%` }}
      onClick={onPress}
      onFocus={onLook}
      onPointerEnter={onLook}
    >
      {width >= NARROWEST_NAME && (
        <span aria-hidden="true">
          <StoredText>{frameName(frame)}</StoredText>
          {frame.count > 1 && <span className="flame-frame__count"> ×{formatCount(frame.count)}</span>}
        </span>
      )}
    </div>
  );
}

function spokenName({ frame }: PlacedFrame): string {
  const { parent, service, count, work } = frame;
  const figures = `${formatDuration(work * 1_000)} of work`;
  if (parent === undefined) return `${frameName(frame)}, ${figures}`;
  return `${frameName(frame)}, ${service}, ${countOf(count, 'span')}, ${figures}`;
}
