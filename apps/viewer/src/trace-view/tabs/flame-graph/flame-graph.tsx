import type { FlameFrame, TraceTree } from '@clew/trace-model';
import { flameGraph } from '@clew/trace-model';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { countOf } from '../../../format/format-number';
import { FrameFacts } from './frame-facts';
import { FrameFinder } from './frame-finder';
import { FrameTree } from './frame-tree';
import { findFrames } from './find-frames';
import { frameWithKey, placeFrames } from './place-frames';
import './flame-graph.css';

/** All spans of a trace, added up by the way that leads to them; as wide as what was done there and below. */
export function FlameGraph({ tree }: { tree: TraceTree }) {
  const [parameters, setParameters] = useSearchParams();
  const [looked, setLooked] = useState<string>();
  const whole = useMemo(() => flameGraph(tree), [tree]);
  const key = parameters.get('frame');
  const zoomed = useMemo(() => frameWithKey(whole, key), [whole, key]);
  const { placed, hidden, timeless } = useMemo(() => placeFrames(zoomed), [zoomed]);
  const text = parameters.get('frames') ?? '';
  const needle = text.trim().toLowerCase();
  const found = useMemo(() => findFrames(whole, needle), [whole, needle]);
  const set = useCallback(
    (name: string, value: string, replace: boolean) =>
      setParameters((previous) => withParameter(previous, name, value), { replace }),
    [setParameters],
  );
  const zoomTo = useCallback(
    (frame: FlameFrame) => {
      if (frame !== zoomed) set('frame', frame.key, false);
    },
    [set, zoomed],
  );
  const look = useCallback((frame: FlameFrame | undefined) => setLooked(frame?.key), []);
  const shown = placed.find(({ frame }) => frame.key === looked)?.frame ?? zoomed;
  return (
    <section className="trace-tab card" aria-label="Flame graph">
      <div className="flame-graph__bar">
        <FrameFinder text={text} needle={needle} found={found} onFind={(next) => set('frames', next, true)} />
        <button
          type="button"
          className="button button--small"
          disabled={zoomed.parent === undefined}
          onClick={() => zoomTo(whole)}
        >
          Show the whole trace
        </button>
      </div>
      {whole.work === 0 ? (
        <p className="quiet">
          No span of this trace lasted for any time, so that there is nothing to compare.
        </p>
      ) : (
        <>
          <FrameTree
            placed={placed}
            zoomed={zoomed}
            found={needle === '' ? undefined : found.frames}
            onZoom={zoomTo}
            onLook={look}
          />
          <FrameFacts frame={shown} whole={whole} />
        </>
      )}
      <p className="quiet">
        A frame is as wide as what its spans did themselves, and all spans below them: no child is wider than
        its parent, also where children ran at the same time or outlived it. A dashed edge: handed on, and
        nobody waited. A red foot: some failed.{' '}
        {hidden > 0 && `${countOf(hidden, 'frame')} too narrow or too deep to be drawn here: zoom in. `}
        {timeless > 0 && `${countOf(timeless, 'frame')} without width: nothing in them lasted.`}
      </p>
    </section>
  );
}

function withParameter(parameters: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(parameters);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
