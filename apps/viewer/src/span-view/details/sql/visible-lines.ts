import { visibleText } from '../../../design/visible-text';

/** Stored text over several lines, each made safe to show; the breaks between them are kept. */
export function visibleLines(text: string): string {
  return text
    .split('\n')
    .map((line) => visibleText(line))
    .join('\n');
}
