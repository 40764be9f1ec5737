import { assembleTrace, compareTraces, differingSpans, tellTrace } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { comparedRows } from './compared-rows';

const STORY = `
  web  pageload  /  ok              0..1000 ms
  ├─ http.client  GET /a  ok        100..500 ms
  │  └─ api  http.server  GET /a  ok     150..450 ms
  │     ├─ sql.query  SELECT 1  ok  200..250 ms
  │     └─ sql.query  SELECT 2  ok  300..400 ms
  └─ ui.render  page  ok            600..800 ms
`;
const compare = (left: string, right: string) =>
  compareTraces(assembleTrace(tellTrace(left)), assembleTrace(tellTrace(right))).spans;

function drawn(spans: ReturnType<typeof compare>, folded: string[] = []): string[] {
  const keys = spans
    .filter(({ left }) => folded.includes(left?.span.description ?? ''))
    .map(({ key }) => key);
  return comparedRows(spans, new Set(keys)).map(({ span, depth, childCount, isFolded }) => {
    const name = (span.left ?? span.right)?.span.op ?? '';
    return `${'  '.repeat(depth)}${name} ${childCount}${isFolded ? ' folded' : ''}`;
  });
}

describe('the rows of a comparison', () => {
  const spans = compare(STORY, STORY);

  it('are all places, each with how many hang from it', () => {
    expect(drawn(spans)).toEqual([
      'pageload 2',
      '  http.client 1',
      '    http.server 2',
      '      sql.query 0',
      '      sql.query 0',
      '  ui.render 0',
    ]);
  });

  it('leave out what hangs below a folded one, and count it all the same', () => {
    expect(drawn(spans, ['GET /a'])).toEqual(['pageload 2', '  http.client 1 folded', '  ui.render 0']);
    expect(drawn(spans, ['/'])).toEqual(['pageload 2 folded']);
  });

  it('count of the differences only what is among them', () => {
    const slower = STORY.replace('300..400 ms', '300..440 ms');
    expect(drawn(differingSpans(compare(STORY, slower)))).toEqual([
      'pageload 1',
      '  http.client 1',
      '    http.server 1',
      '      sql.query 0',
    ]);
  });
});
