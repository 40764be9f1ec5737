import { compareShape, drawLine, outlineTrace, parseOutline, tellTrace } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { pageLoad } from '@clew/trace-model/text-traces';
import { shapeRows } from './shape-rows';

describe('the lines of a comparison', () => {
  it('are drawn as the expected tree is', () => {
    const tree = parseOutline(pageLoad);
    const rows = shapeRows(compareShape(tree, outlineTrace(tellTrace('web  pageload  /  ok'))).roots);
    const drawn = rows.map(({ line, branch }) => branch + drawLine(line.expected ?? line.actual ?? tree[0]!));
    expect(drawn.slice(1).join('\n')).toBe(pageLoad.trim());
  });

  it('keep their keys while a trace arrives, whatever stands between them', () => {
    const keysOf = (story: string) =>
      shapeRows(compareShape(parseOutline(pageLoad), outlineTrace(tellTrace(story))).roots).map(
        ({ key }) => key,
      );
    const before = keysOf('web  pageload  shop/  ok');
    const after = keysOf('web  pageload  shop/  ok\n├─ function  more  ok\n└─ function  more  ok');
    expect(after.filter((key) => key.startsWith('line'))).toEqual(before);
    expect(new Set(after).size).toBe(20);
  });
});
