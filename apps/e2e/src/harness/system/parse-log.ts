import type { LogLine } from './clew-system';

/** What `docker compose logs` puts before a line, even where it is told to use no control characters. */
const ERASE_LINE = '\u001b[2K';

/** The JSON lines of a service's log; whatever else a runtime printed there is passed over. */
export function parseLog(text: string): LogLine[] {
  return text
    .split('\n')
    .map((line) => line.replace(ERASE_LINE, ''))
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);
}
