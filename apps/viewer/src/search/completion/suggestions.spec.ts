import { describe, expect, it } from '@jest/globals';
import { EVENT_KEYS, FUNCTIONS } from './search-keys';
import { tokenAt } from './search-token';
import { completed, quotedValue, suggestions } from './suggestions';

const VOCABULARY = {
  keys: EVENT_KEYS,
  functions: FUNCTIONS,
  tags: [
    { key: 'plan', count: 12 },
    { key: 'release', count: 3 },
    { key: 'odd key', count: 2 },
    { key: 'cart:size', count: 1 },
    { key: 'transaction', count: 1 },
  ],
  values: [
    { text: 'GET /api/products', count: 9 },
    { text: 'shop/', count: 4 },
    { text: 'say "hi" *', count: 1 },
  ],
};

function offeredAt(drawn: string): string[] {
  const token = tokenAt(drawn.replace('|', ''), drawn.indexOf('|'));
  return suggestions(token, VOCABULARY).map(({ label }) => label);
}

/** The query after the first suggestion (or the one with that label), with `|` for the caret. */
function choosing(drawn: string, label?: string): string {
  const query = drawn.replace('|', '');
  const token = tokenAt(query, drawn.indexOf('|'));
  const all = suggestions(token, VOCABULARY);
  const chosen = all.find((one) => label === undefined || one.label === label);
  if (chosen === undefined) throw new Error(`not offered: ${label}`);
  const done = completed(query, token, chosen);
  return `${done.query.slice(0, done.caret)}|${done.query.slice(done.caret)}`;
}

describe('what a search box offers', () => {
  it.each([
    ['transaction.d|', ['transaction.duration']],
    ['dur|', ['transaction.duration']],
    ['transaction|', ['transaction', 'transaction.duration']],
    ['relea|', ['release', 'tags[release]']],
    ['tags[tr|', ['tags[transaction]']],
    ['pla|', ['platform.name', 'plan']],
    ['has:pla|', ['platform.name', 'plan']],
    ['percentil|', ['percentile(…)']],
    ['a:1 o|', ['or']],
    ['event.type:|', ['transaction', 'error', 'GET /api/products', 'shop/', 'say "hi" *']],
    ['percentile(|', ['transaction.duration', 'measurements.lcp', 'measurements.fcp']],
    ['count_if(plan, not|', ['notEquals']],
    ['count_unique(pla|', ['platform.name', 'plan']],
    ['"a phra|', []],
  ])('for %s begins with %j', (drawn, labels) => {
    expect(offeredAt(drawn).slice(0, labels.length)).toEqual(labels);
    if (labels.length === 0) expect(offeredAt(drawn)).toEqual([]);
  });

  it('calls nothing by the same name twice', () => {
    const offered = offeredAt('trans|');
    expect(offered).toEqual([...new Set(offered)]);
  });

  it('is no tag that could not be searched by', () => expect(offeredAt('odd|')).toEqual([]));

  it('is no function where only keys make sense', () => expect(offeredAt('has:p95|')).toEqual([]));
});

describe('choosing a completion', () => {
  it.each([
    ['trans|', undefined, 'transaction:|'],
    ['a:1 trans| b:2', undefined, 'a:1 transaction:| b:2'],
    ['tr|ans:x', 'transaction', 'transaction:|x'],
    ['!(dur|)', undefined, '!(transaction.duration:|)'],
    ['has:pl|', 'plan', 'has:plan|'],
    ['cart|', undefined, 'tags[cart:size]:|'],
    ['rel|', 'release', 'release:|'],
    ['p95|', undefined, 'p95():|'],
    ['perc|', undefined, 'percentile(|'],
    ['percentile(tra|, 0.9):>1s', undefined, 'percentile(transaction.duration|, 0.9):>1s'],
    ['transaction:|', 'GET /api/products', 'transaction:"GET /api/products" |'],
    ['transaction:GE| a:1', 'GET /api/products', 'transaction:"GET /api/products" |a:1'],
    ['(transaction:sh|)', 'shop/', '(transaction:shop/|)'],
    ['transaction:[shop/, |]', 'say "hi" *', 'transaction:[shop/, "say \\"hi\\" \\*"|]'],
    ['p95():|', '>500ms', 'p95():>500ms |'],
  ])('in %s (%s) makes %s', (drawn, label, made) => expect(choosing(drawn, label)).toBe(made));
});

describe('a stored text as a value', () => {
  it.each([
    ['shop/', 'shop/'],
    ['GET /', '"GET /"'],
    ['a*', '"a\\*"'],
    ['[x]', '"[x]"'],
    ['C:\\', '"C:\\\\"'],
    ['>5', '">5"'],
    ['', '""'],
  ])('%s is written %s', (text, value) => expect(quotedValue(text)).toBe(value));
});
