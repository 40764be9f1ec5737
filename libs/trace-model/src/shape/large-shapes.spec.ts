import { describe, expect, it } from '@jest/globals';
import { parseOutline } from '../outline/parse-outline';
import { tellTrace } from '../outline/tell-trace';
import { outlineTrace, type OutlineNode } from '../outline/trace-outline';
import { compareShape } from './compare-shape';
import { countShape } from './count-shape';

/** Lines that all say the same, each below the one before. */
function chain(length: number): string {
  return ['api  cron  job  ok', ...Array.from({ length: length - 1 }, (_, above) => step(above + 1))].join(
    '\n',
  );
}

function step(depth: number): string {
  return `${'   '.repeat(depth)}function  step  ok`;
}

const verdicts = (tree: readonly OutlineNode[], story: string) =>
  countShape(compareShape(tree, outlineTrace(tellTrace(story))).roots).verdicts;
const none = { present: 0, different: 0, misplaced: 0, missing: 0, unexpected: 0 };

describe('an expected tree', () => {
  it('of a thousand equal lines in one chain is compared in no time, also with one that is missing', () => {
    const tree = parseOutline(chain(1_000));
    expect(verdicts(tree, chain(1_000))).toEqual({ ...none, present: 1_000 });
    expect(verdicts(tree, chain(999))).toEqual({ ...none, present: 999, missing: 1 });
    expect(verdicts(tree, chain(1_001))).toEqual({ ...none, present: 1_000, unexpected: 1 });
  });

  it('of many equal chains is compared in no time, also where one ends otherwise', () => {
    const steps = Array.from({ length: 50 }, (_, above) => step(above + 1)).join('\n');
    const chains = Array.from({ length: 160 }, () => steps).join('\n');
    const tree = parseOutline(`api  cron  job  ok\n${chains}`);
    expect(verdicts(tree, `api  cron  job  ok\n${chains}`)).toEqual({ ...none, present: 8_001 });
    const otherEnd = `api  cron  job  ok\n${chains.slice(0, -'ok'.length)}aborted`;
    expect(verdicts(tree, otherEnd)).toEqual({ ...none, present: 8_000, different: 1 });
  });

  it('whose ... fit many kinds of siblings is compared in no time where one line fits nothing', () => {
    const kinds = Array.from({ length: 14 }, (_, kind) => `k${kind}`);
    const lines = (descriptions: readonly string[]) =>
      ['api  cron  job  ok', ...descriptions.map((text) => `   function  ${text}  ok`)].join('\n');
    const tree = parseOutline(lines([...kinds.slice(1).map((kind) => `...${kind.slice(1)}...`), 'other']));
    expect(verdicts(tree, lines(kinds)).missing).toBe(1);
  });

  it('whose ... fit many kinds of siblings that ran at once is compared in no time', () => {
    const prefixes = Array.from({ length: 20 }, (_, index) => 'abcdefghijklmnopqrst'.slice(0, index + 1));
    const tree = (descriptions: readonly string[]) =>
      parseOutline(
        ['api  cron  job  ok', ...descriptions.map((text) => `   function  ${text}  ok`)].join('\n'),
      );
    const atOnce = (names: readonly string[]) =>
      ['api  cron  job  ok  0..9 ms', ...names.map((name) => `   function  ${name}  ok  1..8 ms`)].join('\n');
    const anyEnd = prefixes.map((prefix) => `${prefix}...`);
    expect(verdicts(tree(anyEnd), atOnce([...prefixes].reverse()))).toEqual({ ...none, present: 21 });
    // Only one sibling is what the last two lines want.
    const contested = verdicts(tree([...anyEnd, '...1...', '...2...']), atOnce([...prefixes, 'a', '12']));
    expect(contested).toEqual({ ...none, present: 22, missing: 1, unexpected: 1 });
  });
});
