import { countOf } from '../../../format/format-number';
import { formatShare } from '../../../format/format-share';
import type { FoundFrames } from './find-frames';

interface FrameFinderProps {
  text: string;
  needle: string;
  found: FoundFrames;
  onFind: (text: string) => void;
}

/** Where one types what to mark, with how much of the trace that is. */
export function FrameFinder({ text, needle, found, onFind }: FrameFinderProps) {
  return (
    <search className="flame-graph__finder">
      <input
        type="search"
        className="field"
        aria-label="Find in the flame graph"
        placeholder="Find op, description, service"
        value={text}
        onChange={({ target }) => onFind(target.value)}
      />
      <span role="status">
        {needle !== '' &&
          `${countOf(found.frames.size, 'frame')}, ${countOf(found.spans, 'span')}, ${formatShare(found.share)} of the work`}
      </span>
    </search>
  );
}
