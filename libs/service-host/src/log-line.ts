const LONGEST_TEXT = 2_000;

// What JSON leaves as it is and a terminal or a log viewer would obey: C1 controls, line separators, direction marks.
const UNSAFE_CHARACTERS = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Writes one JSON line to standard output: `{"time", "service", ...fields}`. Text of strangers can neither start a new
 * line nor steer a terminal, and is cut at 2,000 characters.
 */
export function logLine(service: string, fields: Record<string, unknown>): void {
  const line = JSON.stringify(
    { time: new Date().toISOString(), service, ...fields },
    (_name, value: unknown) => (typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value),
  );
  process.stdout.write(`${line.replace(UNSAFE_CHARACTERS, escapeCharacter)}\n`);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
