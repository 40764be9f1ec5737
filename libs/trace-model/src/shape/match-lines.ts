import type { OutlineNode } from '../outline/trace-outline';

/** What stands for any text. */
export const ANY_TEXT = '...';

/** Whether two lines say the same; `...` in the expected name or description stands for any text, also for none. */
export function linesMatch(expected: OutlineNode, actual: OutlineNode): boolean {
  return (
    expected.service === actual.service &&
    expected.op === actual.op &&
    expected.status === actual.status &&
    expected.note === actual.note &&
    descriptionsMatch(expected.description, actual.description)
  );
}

/** Whether a description is the expected one, in which `...` stands for any text. */
export function descriptionsMatch(expected: string, actual: string): boolean {
  if (expected === actual) return true;
  if (!expected.includes(ANY_TEXT)) return false;
  const [beginning = '', ...others] = expected.split(ANY_TEXT);
  const ending = others.pop();
  if (ending === undefined || !actual.startsWith(beginning)) return false;
  let position = beginning.length;
  for (const part of others) {
    const found = actual.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return actual.length - ending.length >= position && actual.endsWith(ending);
}
