import type { TraceResponse } from '@clew/trace-model';

/** Saves a trace as the collector answers it, for a colleague or for later; it can be opened again from the file. */
export function downloadTrace(trace: TraceResponse): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(trace, undefined, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `trace-${trace.trace_id}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
