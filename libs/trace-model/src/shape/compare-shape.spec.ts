import { describe, expect, it } from '@jest/globals';
import { drawLine } from '../outline/draw-trace';
import { parseOutline } from '../outline/parse-outline';
import { tellTrace } from '../outline/tell-trace';
import { outlineTrace } from '../outline/trace-outline';
import { compareShape, type ShapeVerdict } from './compare-shape';
import { countShape } from './count-shape';
import { walkLines } from './walk-lines';

const SIGNS: Record<ShapeVerdict, string> = {
  present: '✓',
  different: '≠',
  misplaced: '↕',
  missing: '−',
  unexpected: '+',
};

const expected = `
  web  pageload  shop/  ok
  ├─ http.client  GET /api/products  ok
  │  └─ api  http.server  GET /api/products  ok
  │     └─ sql.query  SELECT ... FROM products  ok
  └─ ui.render  shop  ok
`;

/** The comparison as text, a sign before each line: what the trace has, else what was expected. */
function compared(tree: string, story: string): string {
  const { roots } = compareShape(parseOutline(tree), outlineTrace(tellTrace(story)));
  return [...walkLines(roots)]
    .map(({ line: { verdict, expected: line, actual }, depth }) => {
      const drawn = actual ?? line;
      return `${SIGNS[verdict]} ${'   '.repeat(depth)}${drawn === undefined ? '' : drawLine(drawn)}`;
    })
    .join('\n');
}

describe('a trace laid on the expected tree', () => {
  it('has each line, with any text where the expectation has ...', () => {
    const story = `
      web  pageload  shop/  ok  0..100 ms
      ├─ http.client  GET /api/products  ok  10..40 ms
      │  └─ api  http.server  GET /api/products  ok  12..38 ms
      │     └─ sql.query  SELECT id, name FROM products  ok  20..30 ms
      └─ ui.render  shop  ok  50..90 ms
    `;
    expect(compared(expected, story)).toBe(
      [
        '✓ web  pageload  shop/  ok',
        '✓    http.client  GET /api/products  ok',
        '✓       api  http.server  GET /api/products  ok',
        '✓          sql.query  SELECT id, name FROM products  ok',
        '✓    ui.render  shop  ok',
      ].join('\n'),
    );
    expect(compareShape(parseOutline(expected), outlineTrace(tellTrace(story))).matches).toBe(true);
  });

  it('lacks lines, has others, and has some with another op or status', () => {
    const story = `
      web  pageload  shop/  ok  0..100 ms
      ├─ http.client  GET /api/products  unavailable  10..40 ms
      │  └─ api  http.server  GET /api/products  ok  12..38 ms
      │     └─ db.redis  GET products  ok  20..30 ms
      └─ browser.render  shop  ok  50..90 ms
    `;
    expect(compared(expected, story)).toBe(
      [
        '✓ web  pageload  shop/  ok',
        '≠    http.client  GET /api/products  unavailable',
        '✓       api  http.server  GET /api/products  ok',
        '+          db.redis  GET products  ok',
        '−          sql.query  SELECT ... FROM products  ok',
        '≠    browser.render  shop  ok',
      ].join('\n'),
    );
  });

  it('has siblings in another order than they are expected in', () => {
    const story = `
      web  pageload  shop/  ok  0..100 ms
      ├─ ui.render  shop  ok  1..5 ms
      └─ http.client  GET /api/products  ok  10..40 ms
         └─ api  http.server  GET /api/products  ok  12..38 ms
            └─ sql.query  SELECT id FROM products  ok  20..30 ms
    `;
    expect(compared(expected, story).split('\n').at(-1)).toBe('↕    ui.render  shop  ok');
  });

  it('shows what is unexpected behind the sibling that it follows in time', () => {
    const story = `
      web  pageload  shop/  ok  0..100 ms
      ├─ function  before  ok  1..2 ms
      ├─ http.client  GET /api/products  ok  10..40 ms
      ├─ function  between  ok  41..42 ms
      │  └─ function  below  ok  41..42 ms
      └─ ui.render  shop  ok  50..90 ms
    `;
    expect(compared(expected, story)).toBe(
      [
        '✓ web  pageload  shop/  ok',
        '+    function  before  ok',
        '✓    http.client  GET /api/products  ok',
        '−       api  http.server  GET /api/products  ok',
        '−          sql.query  SELECT ... FROM products  ok',
        '+    function  between  ok',
        '+       function  below  ok',
        '✓    ui.render  shop  ok',
      ].join('\n'),
    );
  });

  it('that has only a child transaction yet shows it where it is expected', () => {
    const story = `
      api  http.server  GET /api/products  ok  (orphan)  12..38 ms
      └─ sql.query  SELECT id FROM products  ok  20..30 ms
    `;
    expect(compared(expected, story)).toBe(
      [
        '− web  pageload  shop/  ok',
        '−    http.client  GET /api/products  ok',
        '≠       api  http.server  GET /api/products  ok  (orphan)',
        '✓          sql.query  SELECT id FROM products  ok',
        '−    ui.render  shop  ok',
      ].join('\n'),
    );
  });

  it('has an orphan of an orphan where both are expected, whichever began first', () => {
    const tree = `
      web  pageload  shop/  ok
      └─ gateway  http.server  GET /api  ok
         └─ api  http.server  GET /products  ok
            └─ db  sql.server  SELECT  ok
    `;
    const gateway = (times: string) => `gateway  http.server  GET /api  ok  (orphan)  ${times}\n\n`;
    const database = (times: string) => `db  sql.server  SELECT  ok  (orphan)  ${times}\n\n`;
    for (const story of [
      gateway('0..100 ms') + database('20..90 ms'),
      database('0..90 ms') + gateway('20..100 ms'),
    ]) {
      expect(compared(tree, story)).toBe(
        [
          '− web  pageload  shop/  ok',
          '≠    gateway  http.server  GET /api  ok  (orphan)',
          '−       api  http.server  GET /products  ok',
          '≠          db  sql.server  SELECT  ok  (orphan)',
        ].join('\n'),
      );
    }
  });

  it('has two orphans that are alike at two places', () => {
    const tree = `
      web  pageload  shop/  ok
      ├─ api  http.server  GET /products  ok
      └─ api  http.server  GET /products  ok
         └─ api  http.server  GET /products  ok
    `;
    const orphan = 'api  http.server  GET /products  ok  (orphan)';
    expect(compared(tree, [0, 1, 2, 3].map((start) => `${orphan}  ${start}..9 ms`).join('\n\n'))).toBe(
      [
        `+ ${orphan}`,
        '− web  pageload  shop/  ok',
        `≠    ${orphan}`,
        `≠    ${orphan}`,
        `≠       ${orphan}`,
      ].join('\n'),
    );
  });

  it('gives a line that names a span in full to it, before one with ...', () => {
    const tree = `
      api  cron  tidy  ok
      ├─ function  ...  ok
      ├─ function  ba  ok
      └─ function  more  ok
    `;
    const story = `
      api  cron  tidy  ok  0..100 ms
      ├─ function  ba  ok  10..40 ms
      └─ function  bb  ok  11..50 ms
    `;
    expect(compared(tree, story)).toBe(
      [
        '✓ api  cron  tidy  ok',
        '✓    function  bb  ok',
        '✓    function  ba  ok',
        '−    function  more  ok',
      ].join('\n'),
    );
  });

  it('of ten thousand spans in one chain that nobody expects is compared in no time', () => {
    const chain = outlineTrace(tellTrace('web  pageload  shop/  ok'));
    let last = chain[0];
    for (let depth = 0; depth < 10_000 && last !== undefined; depth += 1) {
      const [next] = [{ ...last, service: undefined, op: 'function', children: [] }];
      last.children = [next];
      last = next;
    }
    const { roots, matches } = compareShape(parseOutline(expected), chain);
    expect(matches).toBe(false);
    expect(countShape(roots).verdicts.unexpected).toBe(10_000);
  });
});

describe('the figures of a comparison', () => {
  it('say how many of the expected transactions, spans and links across services are there', () => {
    const story = `
      web  pageload  shop/  ok  0..100 ms
      └─ http.client  GET /api/products  ok  10..40 ms
         └─ api  http.server  GET /api/products  internal_error  12..38 ms
            └─ sql.query  SELECT id FROM products  ok  20..30 ms
    `;
    const { roots } = compareShape(parseOutline(expected), outlineTrace(tellTrace(story)));
    expect(countShape(roots)).toEqual({
      expected: { transactions: 2, spans: 5, linksAcrossServices: 1 },
      present: { transactions: 1, spans: 3, linksAcrossServices: 1 },
      otherwise: { transactions: 1, spans: 1, linksAcrossServices: 0 },
      verdicts: { present: 3, different: 1, misplaced: 0, missing: 1, unexpected: 0 },
    });
  });
});
