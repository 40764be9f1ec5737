import type { TimeAxis, WindowFraction } from '@clew/trace-model';
import { selectionBetween } from '@clew/trace-model';
import { isWhole, WHOLE } from './zoom';

const PARAMETER = /^(\d{1,12}(?:\.\d{1,9})?)\.\.(\d{1,12}(?:\.\d{1,9})?)$/;

/**
 * What is in view, for the address: `1700000000.25..1700000000.5`, in seconds since the epoch, so that it means the same
 * when more of the trace has arrived or another scale is chosen. `undefined` where nothing is zoomed.
 */
export function zoomParameter(axis: TimeAxis, zoom: WindowFraction): string | undefined {
  if (isWhole(zoom)) return undefined;
  return [zoom.start, zoom.end].map((place) => String(Number(axis.timestampAt(place).toFixed(6)))).join('..');
}

/** Reads what {@link zoomParameter} wrote; what is no window of this axis is the whole. */
export function readZoomParameter(axis: TimeAxis, text: string | null): WindowFraction {
  const [, start, end] = PARAMETER.exec(text ?? '') ?? [];
  if (start === undefined || end === undefined) return WHOLE;
  const [first, last] = [axis.placeOf(Number(start)), axis.placeOf(Number(end))];
  return first < 1 && last > 0 && first < last ? selectionBetween(first, last) : WHOLE;
}
