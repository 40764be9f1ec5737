import type { FlameFrame } from '@clew/trace-model';
import { Link, useSearchParams } from 'wouter';
import { ServiceChip } from '../../../design/service-chip';
import { StoredText } from '../../../design/stored-text';
import { formatDuration } from '../../../format/format-duration';
import { formatCount } from '../../../format/format-number';
import { formatShare } from '../../../format/format-share';
import { frameName } from './frame-name';

interface FrameFactsProps {
  /** The one that is looked at. */
  frame: FlameFrame;
  whole: FlameFrame;
}

/** What is known of a frame. */
export function FrameFacts({ frame, whole }: FrameFactsProps) {
  const [parameters] = useSearchParams();
  const isWhole = frame.parent === undefined;
  return (
    <div className="frame-facts" role="group" aria-label="The frame looked at">
      <p>
        {!isWhole && <ServiceChip project={frame.service} />} <StoredText>{frameName(frame)}</StoredText>{' '}
        {!isWhole && <Link href={foundIn(parameters, frame)}>Find in the waterfall</Link>}
      </p>
      <dl className="figures">
        <Fact
          name="Work here and below"
          value={`${inUnits(frame.work)} · ${formatShare(frame.work / whole.work)}`}
        />
        {!isWhole && (
          <>
            <Fact name="Spans" value={formatCount(frame.count)} />
            <Fact name="Itself" value={inUnits(frame.self)} />
            <Fact name="Total" value={inUnits(frame.total)} />
            <Fact name="Median" value={inUnits(frame.median)} />
            <Fact name="Longest" value={inUnits(frame.longest)} />
            <Fact name="Failed" value={formatCount(frame.failed)} />
            {frame.handedOn > 0 && (
              <Fact name="Handed on, nobody waited" value={formatCount(frame.handedOn)} />
            )}
          </>
        )}
      </dl>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function inUnits(seconds: number): string {
  return formatDuration(seconds * 1_000);
}

/** The waterfall, where the frame's spans are searched for; where their descriptions differ, all of its op. */
function foundIn(parameters: URLSearchParams, frame: FlameFrame): string {
  const next = new URLSearchParams(parameters);
  next.delete('tab');
  const [beginning = ''] = frameName(frame).split('#');
  next.set('find', frame.count === 1 ? frameName(frame) : beginning);
  return `?${next.toString()}`;
}
