import { compareShape, drawLine, outlineTrace, pageLoad, parseOutline, tellTrace } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { shapeRows } from './shape-rows';

describe('the lines of a comparison', () => {
  it('are drawn as the expected tree is', () => {
    const tree = parseOutline(pageLoad);
    const rows = shapeRows(compareShape(tree, outlineTrace(tellTrace('web  pageload  /  ok'))).roots);
    const drawn = rows.map(({ line, branch }) => branch + drawLine(line.expected ?? line.actual ?? tree[0]!));
    expect(drawn.slice(1).join('\n')).toBe(pageLoad.trim());
  });
});
