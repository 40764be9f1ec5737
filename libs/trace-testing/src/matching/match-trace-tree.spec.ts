import { describe, expect, it } from '@jest/globals';
import { drawTrace, tellTrace } from '@clew/trace-model';
import { matchTraceTree } from './match-trace-tree';

const trace = tellTrace(`
  web  ui.action.click  Submit Order  ok                    0..900 ms
  ├─ http.client  POST /api/checkout  ok                    10..800 ms
  │  └─ api  http.server  POST /api/checkout  ok            20..790 ms
  │     ├─ function  compute total  ok                      30..40 ms
  │     ├─ http.client  POST db-service/orders  ok          50..200 ms
  │     │  └─ db-service  http.server  POST /orders  ok     60..190 ms
  │     │     ├─ sql.query  SELECT 1 FROM sessions  ok      70..80 ms
  │     │     ├─ sql.query  INSERT INTO order_items  ok     90..100 ms
  │     │     └─ sql.query  INSERT INTO order_items  ok     110..120 ms
  │     └─ http.client  POST third-party/charges  ok        60..300 ms
  └─ ui.render  order confirmation  ok                      810..880 ms
`);

/** The tree of the trace above, each line of which a test can replace by others. */
function expectation(edit: (lines: string[]) => string[] = (lines) => lines): string {
  return edit(drawTrace(trace).split('\n')).join('\n');
}

/** Swaps stretches of lines that follow each other: `[first line, length of the first, length of the second]`. */
function swapped(start: number, first: number, second: number): (lines: string[]) => string[] {
  return (lines) => [
    ...lines.slice(0, start),
    ...lines.slice(start + first, start + first + second),
    ...lines.slice(start, start + first),
    ...lines.slice(start + first + second),
  ];
}

function replaced(line: number, pattern: string, replacement: string): (lines: string[]) => string[] {
  return (lines) => lines.map((text, index) => (index === line ? text.replace(pattern, replacement) : text));
}

describe('a trace matches', () => {
  it.each([
    ['its own drawing', expectation()],
    ['siblings that overlap in time in either order', expectation(swapped(4, 5, 1))],
    ['any text where the expectation has ...', expectation(replaced(6, 'SELECT 1 FROM', 'SELECT ...'))],
    ['no text where the expectation has ...', expectation(replaced(6, 'sessions', '...sessions'))],
    [
      'a tree that is indented as a whole',
      expectation((lines) => ['', ...lines.map((line) => `    ${line}`)]),
    ],
    ['columns that are set wider apart', expectation(replaced(3, '  ok', '      ok'))],
  ])('%s', (_, tree) => {
    expect(matchTraceTree(tree, trace)).toMatchObject({ matches: true, difference: '' });
  });

  it('names in place of addresses', () => {
    const [first = '', ...others] = expectation().split('\n');
    const tree = [first.replace('Submit Order', 'Buy'), ...others].join('\n');
    expect(matchTraceTree(tree, trace, { rename: { 'Submit Order': 'Buy' } }).matches).toBe(true);
  });
});

describe('a trace does not match', () => {
  it.each([
    ['a tree with one span more', expectation((lines) => [...lines, '└─ ui.render  more  ok'])],
    ['a tree with one span less', expectation((lines) => lines.filter((_, line) => line !== 8))],
    [
      'a tree with one of two equal siblings less',
      expectation((lines) => lines.filter((_, line) => line !== 7)),
    ],
    ['another status', expectation(replaced(4, '  ok', '  unavailable'))],
    ['another op', expectation(replaced(3, 'function', 'task'))],
    ['another service', expectation(replaced(5, 'db-service  ', 'database  '))],
    ['a description that goes on', expectation(replaced(6, 'SELECT 1 FROM sessions', 'SELECT 1 FROM'))],
    [
      'a beginning and an end that overlap',
      expectation(replaced(6, 'SELECT 1 FROM sessions', 'SELECT 1 FROM ses...FROM sessions')),
    ],
    ['a ... in place of an op', expectation(replaced(3, 'function', '...'))],
    ['siblings in another order than they ran', expectation(swapped(3, 1, 6))],
    ['equal lines in another order than they ran', expectation(swapped(6, 1, 1))],
    ['a span below another parent', expectation(replaced(8, '│     │     └─', '│     │  └─'))],
    ['a root that is called an orphan', expectation(replaced(0, '  ok', '  ok  (orphan)'))],
    ['an empty tree', ''],
  ])('%s', (_, tree) => {
    const { matches, difference } = matchTraceTree(tree, trace);
    expect(matches).toBe(false);
    expect(difference).toMatch(/^[-+] /m);
  });

  it('a tree that draws an orphan below a parent', () => {
    const orphaned = tellTrace(`
      web  pageload  /  ok
      └─ http.client  GET /  ok

      api  http.server  GET /  ok  (orphan)
    `);
    const tree = 'web  pageload  /  ok\n└─ http.client  GET /  ok\n   └─ api  http.server  GET /  ok';
    expect(matchTraceTree(tree, orphaned).matches).toBe(false);
  });
});

describe('siblings with equal lines', () => {
  const concurrent = tellTrace(`
    api  http.server  GET /  ok          0..100 ms
    ├─ http.client  GET a  ok            10..50 ms
    │  └─ function  parse  ok            20..30 ms
    └─ http.client  GET a  ok            40..90 ms
  `);

  it('are told apart by what is below them', () => {
    const tree = `
      api  http.server  GET /  ok
      ├─ http.client  GET a  ok
      └─ http.client  GET a  ok
         └─ function  parse  ok`;
    expect(matchTraceTree(tree, concurrent).matches).toBe(true);
  });

  it('are given to the lines with ... so that every line finds one', () => {
    const tree = `
      api  http.server  GET /  ok
      ├─ function  ...  ok
      ├─ function  b...  ok
      └─ function  ba  ok`;
    const mixed = tellTrace(`
      api  http.server  GET /  ok  0..100 ms
      ├─ function  ba  ok          10..40 ms
      ├─ function  bb  ok          11..50 ms
      └─ function  c  ok           12..60 ms
    `);
    expect(matchTraceTree(tree, mixed).matches).toBe(true);
  });

  it('match in their own order when each ended as the next one began', () => {
    const touching = tellTrace(`
      api  http.server  GET /  ok  0..100 ms
      ├─ function  a  ok           10..20 ms
      ├─ function  b  ok           20..20 ms
      └─ function  c  ok           20..30 ms
    `);
    const own = drawTrace(touching);
    expect(matchTraceTree(own, touching).matches).toBe(true);
    expect(matchTraceTree(own.replace('a', 'x').replace('c', 'a').replace('x', 'c'), touching).matches).toBe(
      false,
    );
  });
});

describe('an expected tree that cannot be read', () => {
  it('is an error that names the line', () => {
    expect(() => matchTraceTree('web  pageload  /  ok\n└─ one column', trace)).toThrow(
      /^line 2 of the drawn trace needs the columns .*: one column$/,
    );
  });
});
