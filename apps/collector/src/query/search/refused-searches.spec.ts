import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@clew/tracing/testing';
import { ProjectDirectory } from '../../projects/project-directory';
import { parseSearch } from './parse-search';

const surroundings = { projects: new ProjectDirectory([]), now: 1_795_305_600 };
const read = (text: string) => parseSearch(text, surroundings);

describe('a search that cannot be read', () => {
  const value = 'expected a list, a quoted value or a value';
  it.each([
    ['transaction:', `at column 13: ${value}`],
    ['a:1 transaction:', `at column 17: ${value}`],
    ['a:1 and', 'at column 8: expected a term such as key:value'],
    ['or a:1', 'at column 1: expected a term such as key:value or the end'],
    ['a:1 or or b:2', 'at column 8: expected a term such as key:value'],
    [
      '(a:1',
      'at column 5: a bracket is not closed; expected a term such as key:value, a value, “and”, “or” or “)”',
    ],
    [
      'a:1)',
      'at column 4: a bracket is closed that was not opened; expected a term such as key:value, a value, “and”, “or” or the end',
    ],
    ['()', 'at column 2: expected a term such as key:value'],
    ['!!a:1', 'at column 2: expected a term such as key:value'],
    ['a:"red', 'at column 7: a quote is not closed; expected a character or a closing quote'],
    ['a:re"d', 'at column 5: expected a value or a space'],
    ['a:re(d)', 'at column 5: expected a value or a space'],
    ['a:[', 'at column 4: expected a quoted value or a value'],
    ['a:[x', 'at column 5: expected a value, a comma or “]”'],
    ['a:[x,]', 'at column 6: expected a quoted value or a value'],
    ['a:[x, y*]', 'at column 7: expected no * in a list; write \\* for the star itself'],
    ['tags[a b]:x', 'at column 5: expected “(” or “:”'],
    ['p95()', 'at column 6: expected “:”'],
    ['transaction.duration:slow', 'at column 22: expected a duration such as >500ms, >1.5s or <2m'],
    ['transaction.duration:-5', 'at column 22: expected a duration such as >500ms, >1.5s or <2m'],
    ['transaction.duration:>Infinity', 'at column 22: expected a duration such as >500ms, >1.5s or <2m'],
    ['transaction.duration:>1e308', 'at column 22: expected a duration such as >500ms, >1.5s or <2m'],
    ['transaction.duration:>5%', 'at column 22: expected a duration such as >500ms, >1.5s or <2m'],
    ['a:1 count():many', 'at column 13: expected a number such as >10 or <=1.5k'],
    ['timestamp:soon', 'at column 11: expected a time such as >2026-11-22T12:00:00Z, 2026-11-22 or -24h'],
    ['timestamp:>-24h', 'at column 11: expected a time such as >2026-11-22T12:00:00Z, 2026-11-22 or -24h'],
    ['timestamp:2026-02-30', 'at column 11: expected a day of the calendar'],
    ['(a:1 or count():>5)', expect.stringMatching(/^at column 9: a condition on a function can only be/)],
    ['!(a:1 count():>5)', expect.stringMatching(/^at column 7: a condition on a function can only be/)],
    ['p101():>1', expect.stringMatching(/^at column 1: unknown function, expected one of count\(\)/)],
    ['a:1 avg():>1', 'at column 5: expected arguments as in avg(transaction.duration)'],
    ['apdex(-1):>1', expect.stringMatching(/^at column 1: a threshold is a number of milliseconds/)],
    ['count_if(a, less, 3):>1', expect.stringMatching(/^at column 1: count_if compares this field only/)],
  ])('says where %j goes wrong and what was expected', (text, message) => {
    const detail: unknown =
      typeof message === 'string' ? `query: ${message}` : expect.stringContaining('query: at column ');
    expect(() => read(text)).toThrow(expect.objectContaining({ status: 400, detail }));
  });

  it.each([
    ['a long value', `a:${'x'.repeat(300)}`, 'at column 3: a value is longer than 200 characters'],
    [
      'deep groups',
      `${'('.repeat(11)}a:1${')'.repeat(11)}`,
      'at column 11: at most 10 parentheses in each other',
    ],
    ['groups that never end', '('.repeat(1_999), 'at column 11: at most 10 parentheses in each other'],
    ['a long text', 'x'.repeat(3_000), 'longer than 2000 characters'],
    ['many terms', 'a:b '.repeat(51), 'more than 50 terms'],
    ['a long list', `a:[${'b,'.repeat(50)}b]`, 'more than 50 terms'],
  ])('is refused when it has %s', (_what, text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ status: 400, detail: `query: ${message}` }));
  });

  it.each(['yarn:"', 'yarn(', 'transaction.duration:yarn', 'yarn() or', 'yarn():>1', 'count():yarn'])(
    'never repeats what was written: %j',
    (text) => {
      expect(() => read(text)).toThrow(
        expect.objectContaining({ detail: expect.not.stringContaining('yarn') as unknown }),
      );
    },
  );

  it('is refused with a place and nothing else, whatever is thrown together', () => {
    const pieces = [
      '(',
      ')',
      '!',
      '"',
      '\\',
      '*',
      '[',
      ']',
      ',',
      ':',
      ' ',
      '\n',
      '\0',
      'é',
      'or',
      'and',
      'has:',
    ];
    const terms = ['a:1', 'tags[a]:', 'p95():>1s', 'count_if(', 'timestamp:-1h', 'transaction.duration:>'];
    const random = seededRandom(7);
    const refused = Array.from({ length: 5_000 }, () => {
      const length = Math.floor(random() * 12);
      const text = Array.from({ length }, () => pickOne([...pieces, ...terms], random)).join('');
      try {
        return read(text) && 'read';
      } catch (error) {
        expect(error).toMatchObject({
          status: 400,
          detail: expect.stringMatching(/^query: at column \d+: /) as unknown,
        });
        return 'refused';
      }
    });
    expect(new Set(refused)).toEqual(new Set(['read', 'refused']));
  });
});

function pickOne<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}
