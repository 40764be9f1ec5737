import type { LogLine } from './clew-system';

/** The JSON lines of a service's log; whatever else a runtime printed there is passed over. */
export function parseLog(text: string): LogLine[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);
}
