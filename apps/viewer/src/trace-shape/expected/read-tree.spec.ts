import { drawOutline } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { pageLoad } from '@clew/trace-model/text-traces';
import { readTree } from './read-tree';

describe('a tree that a person has written', () => {
  it('is read with branches, with spaces or with tabs, and with the line ends of any system', () => {
    const plain = pageLoad.trim().replace(/[│├└─]/gu, ' ');
    for (const tree of [pageLoad, plain, plain.replaceAll('   ', '\t'), plain.replaceAll('\n', '\r\n')]) {
      expect(drawOutline(readTree(tree).roots)).toBe(pageLoad.trim());
    }
  });

  it.each([
    ['web  pageload  /  ok\n   one column', 2, /^Line 2 needs the columns `service {2}op/],
    ['web  pageload  /  ok\n\n      function  a  ok', 3, /^Line 3 hangs from no line above it\.$/],
    ['', undefined, /^The tree is empty\./],
    ['web  pageload  /  ok\n'.repeat(1_001), undefined, /more than 1,000 lines/],
    ['x'.repeat(200_001), undefined, /more than 1,000 lines/],
  ])('that cannot be read says where and why: %p', (tree, lineNumber, text) => {
    expect(readTree(tree).problem).toEqual({ lineNumber, text: expect.stringMatching(text) });
  });
});
