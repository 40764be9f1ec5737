import { describe, expect, it } from '@jest/globals';
import { formatCursor, parseCursor, type PageCursor } from './page-cursor';

const QUESTION = 'field=id&query=timestamp:-1h';
const PRESENT = { now: 5_000 };

describe('a cursor', () => {
  const cursors: PageCursor[] = [
    { offset: 50, window: { from: 1_000.25, seconds: 3_600 }, now: 4_600.25 },
    { offset: 10_000, window: { from: 0, until: 1_000, seconds: 1_000 }, now: 5_000 },
  ];
  it.each(cursors)('keeps the window and the time of the first page: %j', (cursor) => {
    expect(parseCursor(formatCursor(cursor, QUESTION), QUESTION, PRESENT)).toEqual(cursor);
  });

  const written = (text: string) => Buffer.from(text).toString('base64url');
  const [first] = cursors;
  const good = Buffer.from(formatCursor(first as PageCursor, QUESTION), 'base64url').toString();
  it.each([
    ['of another question', formatCursor(first as PageCursor, `${QUESTION}&project=1`)],
    ['that is cut off', formatCursor(first as PageCursor, QUESTION).slice(0, -4)],
    ['without a time', written(good.replace('|4600.25|', '||'))],
    ['with words for numbers', written(good.replace('50|', 'fifty|'))],
    ['with half an offset', written(good.replace('50|', '50.5|'))],
    ['with an endless window', written(good.replace('|3600|', '|Infinity|'))],
    ['with a window that nobody may ask for', written(good.replace('|3600|', '|7776001|'))],
    ['with a window that began long before', written(good.replace('|1000.25|', '|-90000|'))],
    ['with a window of nothing', written(good.replace('|3600|', '|0|'))],
    ['that is none', 'yarn'],
    ['that is empty', ''],
    ['of a length that none has', 'A'.repeat(1_000)],
  ])('%s is refused', (_what, text) => {
    expect(() => parseCursor(text, QUESTION, PRESENT)).toThrow(/^cursor: invalid_cursor/);
  });

  it.each([-1, 10_001])('to row %i is refused', (offset) => {
    const text = formatCursor({ ...(first as PageCursor), offset }, QUESTION);
    expect(() => parseCursor(text, QUESTION, PRESENT)).toThrow(
      /^cursor: only the first 10000 rows are listed/,
    );
  });
});
