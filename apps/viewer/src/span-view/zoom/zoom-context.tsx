import type { TimeAxis, WindowFraction } from '@clew/trace-model';
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { readZoomParameter, zoomParameter } from './zoom-parameter';

const SETTLED_AFTER_MS = 200;

/** What part of the time is in view, and the way to change it. */
export interface Zoom {
  axis: TimeAxis;
  zoom: WindowFraction;
  change: (update: (zoom: WindowFraction) => WindowFraction) => void;
}

/** A part of the time on the axis on which it was moved to; a trace that grows gets another one. */
interface Movement {
  axis: TimeAxis;
  zoom: WindowFraction;
}

const ZoomContext = createContext<Zoom | undefined>(undefined);

/** Of what asks for the zoom, nothing but bars, ruler and minimap is drawn again while it changes. */
export function useZoom(): Zoom {
  const zoom = use(ZoomContext);
  if (zoom === undefined) throw new Error('useZoom needs a ZoomProvider above it');
  return zoom;
}

/**
 * Keeps the zoom in the address (`zoom`, without an entry of the history) as soon as a movement has ended: browsers
 * refuse an address that changes with every frame.
 */
export function ZoomProvider({ axis, children }: { axis: TimeAxis; children: ReactNode }) {
  const [parameters, setParameters] = useSearchParams();
  const [moving, setMoving] = useState<Movement>();
  const parameter = parameters.get('zoom');
  const settled = useMemo(() => readZoomParameter(axis, parameter), [axis, parameter]);
  const zoom = moving === undefined ? settled : onAxis(axis, moving);

  useEffect(() => {
    if (moving === undefined) return;
    const timer = setTimeout(() => {
      setParameters((previous) => withZoom(previous, zoomParameter(moving.axis, moving.zoom)), {
        replace: true,
      });
      // On a busy page somebody may have moved on, and it has not been drawn yet.
      setMoving((latest) => (latest === moving ? undefined : latest));
    }, SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [moving, setParameters]);

  const change = useCallback<Zoom['change']>(
    (update) =>
      setMoving((previous) => ({
        axis,
        zoom: update(previous === undefined ? settled : onAxis(axis, previous)),
      })),
    [axis, settled],
  );
  const value = useMemo(() => ({ axis, zoom, change }), [axis, zoom, change]);
  return <ZoomContext value={value}>{children}</ZoomContext>;
}

/** The same time on another axis, as the address would bring it there. */
function onAxis(axis: TimeAxis, moved: Movement): WindowFraction {
  if (moved.axis === axis) return moved.zoom;
  return readZoomParameter(axis, zoomParameter(moved.axis, moved.zoom) ?? null);
}

function withZoom(parameters: URLSearchParams, zoom: string | undefined): URLSearchParams {
  const next = new URLSearchParams(parameters);
  if (zoom === undefined) next.delete('zoom');
  else next.set('zoom', zoom);
  return next;
}
