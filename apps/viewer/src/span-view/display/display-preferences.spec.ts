import { describe, expect, it } from '@jest/globals';
import { boundedTreeShare, readPreferences } from './display-preferences';

const DEFAULTS = readPreferences(null);

describe('the display preferences', () => {
  it('show everything where nothing was kept', () => {
    expect(DEFAULTS).toEqual({
      treeShare: 0.42,
      showsMissingInstrumentation: true,
      shortestGapMs: 100,
      showsCriticalPath: true,
      squeezesWaits: true,
    });
  });

  it('are what was kept', () => {
    const kept = { ...DEFAULTS, treeShare: 0.3, showsMissingInstrumentation: false, shortestGapMs: 500 };
    expect(readPreferences(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([
    '',
    'x',
    '[]',
    'null',
    '7',
    '{"treeShare":"wide","squeezesWaits":"no","shortestGapMs":"long"}',
    '{"shortestGapMs":0}',
    '{"shortestGapMs":123}',
    '{"__proto__":{"treeShare":0.6}}',
  ])('are the defaults where %s was found', (garbage) => expect(readPreferences(garbage)).toEqual(DEFAULTS));

  it.each([
    [-3, 0.15],
    [7, 0.75],
    [Number.NaN, 0.42],
  ])('turn a share of %d into %d', (share, bounded) => {
    expect(boundedTreeShare(share)).toBe(bounded);
  });
});
