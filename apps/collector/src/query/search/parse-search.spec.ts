import { describe, expect, it } from '@jest/globals';
import { ProjectDirectory } from '../../projects/project-directory';
import type { Column, Condition } from '../../store/event-list-query';
import { parseSearch } from './parse-search';

const projects = new ProjectDirectory([
  { id: 1, slug: 'web', key: 'k' },
  { id: 2, slug: 'api', key: 'k' },
]);

const field = (name: string): Column => ({ kind: 'field', field: name }) as Column;
const tag = (key: string): Column => ({ kind: 'tag', key });
const equals = (column: Column, value: string, negated = false): Condition => ({
  column,
  negated,
  test: 'equals',
  value,
});
const duration = field('transaction.duration');

describe('a search', () => {
  const searches: [string, Condition[]][] = [
    ['', []],
    ['  ', []],
    ['event.type:transaction', [equals(field('event.type'), 'transaction')]],
    ['transaction:"GET /api/products"', [equals(field('transaction'), 'GET /api/products')]],
    [
      'transaction.op:http.server !transaction.status:ok',
      [equals(field('transaction.op'), 'http.server'), equals(field('transaction.status'), 'ok', true)],
    ],
    ['transaction.status:unknown_error', [equals(field('transaction.status'), 'unknown')]],
    ['trace:A1B2-C3', [equals(field('trace'), 'a1b2c3')]],
    ['project:api', [equals(field('project'), '2')]],
    ['project.name:web', [equals(field('project'), '1')]],
    ['project:unknown', [equals(field('project'), '0')]],
    ['colour:red', [equals(tag('colour'), 'red')]],
    ['tags[release]:red', [equals(tag('release'), 'red')]],
    ['__proto__:x constructor:y', [equals(tag('__proto__'), 'x'), equals(tag('constructor'), 'y')]],
    ['colour:""', [equals(tag('colour'), '')]],
    ['colour:"a \\"b\\" \\* \\\\"', [equals(tag('colour'), 'a "b" * \\')]],
    ['url:http://x/?a=1&b=[2]', [equals(tag('url'), 'http://x/?a=1&b=[2]')]],
    [
      'has:colour !has:release',
      [
        { column: tag('colour'), negated: false, test: 'present' },
        { column: field('release'), negated: true, test: 'present' },
      ],
    ],
    [
      'transaction:GET*',
      [{ column: field('transaction'), negated: false, test: 'matches', parts: ['GET', ''] }],
    ],
    [
      'transaction:"GET * x"',
      [{ column: field('transaction'), negated: false, test: 'matches', parts: ['GET ', ' x'] }],
    ],
    [
      'transaction.duration:>500ms',
      [{ column: duration, negated: false, test: 'compare', operator: '>', value: 500 }],
    ],
    [
      '!transaction.duration:<=1.5s',
      [{ column: duration, negated: true, test: 'compare', operator: '<=', value: 1_500 }],
    ],
    [
      'transaction.duration:2m',
      [{ column: duration, negated: false, test: 'compare', operator: '=', value: 120_000 }],
    ],
    [
      'p95():>1s count():>2k',
      [
        {
          column: { kind: 'percentile', of: 'transaction.duration', level: 0.95 },
          negated: false,
          test: 'compare',
          operator: '>',
          value: 1_000,
        },
        { column: { kind: 'count' }, negated: false, test: 'compare', operator: '>', value: 2_000 },
      ],
    ],
    [
      'percentile( transaction.duration , 0.42 ):<10',
      [
        {
          column: { kind: 'percentile', of: 'transaction.duration', level: 0.42 },
          negated: false,
          test: 'compare',
          operator: '<',
          value: 10,
        },
      ],
    ],
    [
      'failure_rate():>5%',
      [{ column: { kind: 'failure_rate' }, negated: false, test: 'compare', operator: '>', value: 0.05 }],
    ],
    [
      'timestamp:>=2026-11-22T00:00:00Z',
      [{ column: field('timestamp'), negated: false, test: 'compare', operator: '>=', value: 1_795_305_600 }],
    ],
    [
      'check out colour:red now',
      [
        { column: field('title'), negated: false, test: 'matches', parts: ['', 'check out', ''] },
        equals(tag('colour'), 'red'),
        { column: field('title'), negated: false, test: 'matches', parts: ['', 'now', ''] },
      ],
    ],
    [`colour:'/OR/1=1;--`, [equals(tag('colour'), `'/OR/1=1;--`)]],
  ];
  it.each(searches)('reads %j', (text, expected) => {
    expect(parseSearch(text, projects)).toEqual(expected);
  });

  it.each([
    ['transaction:', /at column 13: Expected a quoted value or a value but end of input found/],
    ['colour:red transaction:', /at column 24: Expected a quoted value or a value/],
    ['colour:"red', /at column 12: Expected a character or a closing quote/],
    ['colour:re"d', /at column 10: Expected a value but/],
    ['(colour:red)', /at column 1: Expected .*a key.*but "\(" found/],
    ['transaction.duration:slow', /at column 1: expected a duration such as >500ms/],
    ['colour:red count():many', /at column 12: expected a number such as >10/],
    ['p96():>1', /at column 1: field: unknown function, expected one of count\(\)/],
    [`colour:${'x'.repeat(300)}`, /at column 1: a value is longer than 200 characters/],
    ['x'.repeat(3_000), /longer than 2000 characters/],
    ['a:b '.repeat(51), /more than 50 terms/],
  ])('says where %j goes wrong and what was expected', (text, message) => {
    expect(() => parseSearch(text, projects)).toThrow(
      expect.objectContaining({ status: 400, detail: expect.stringMatching(message) as unknown }),
    );
  });
});
