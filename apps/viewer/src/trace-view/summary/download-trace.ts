import { saveFile } from '../../browser/save-file';
import type { CollectedTrace } from '../../collector/collector-client';

/** Saves a trace as the collector answers it, for a colleague or for later; it can be opened again from the file. */
export function downloadTrace(trace: CollectedTrace): void {
  // How far this page was is of no use to another one; JSON leaves out what is undefined.
  const saved = { ...trace, next_cursor: undefined };
  saveFile(`trace-${trace.trace_id}.json`, 'application/json', JSON.stringify(saved, undefined, 2));
}
