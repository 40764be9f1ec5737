import { describe, expect, it } from '@jest/globals';
import { tokenAt } from './search-token';

/** The query with `|` for the caret: what is completed, and what the completion would replace. */
function at(drawn: string) {
  const caret = drawn.indexOf('|');
  const query = drawn.replace('|', '');
  const { start, end, ...token } = tokenAt(query, caret);
  return { ...token, replaced: query.slice(start, end) };
}

const key = (text: string, replaced = text, more = {}) => ({
  ...{ kind: 'key', text, replaced, has: false, isFirst: true },
  ...more,
});
const value = (name: string, text: string, replaced = text, inList = false) => ({
  ...{ kind: 'value', key: name, text, replaced, inList },
});
const argument = (name: string, index: number, text: string, replaced = text) => ({
  ...{ kind: 'argument', name, index, text, replaced },
});
const nothing = { kind: 'nothing', text: '', replaced: '' };

describe('what is being written at the caret', () => {
  it.each<[string, object]>([
    ['|', key('')],
    ['trans|', key('trans')],
    ['tr|ans', key('tr', 'trans')],
    ['tr|ans:x', key('tr', 'trans:')],
    ['p9|5():>1s', key('p9', 'p95():')],
    ['perc|entile(transaction.duration, 0.5)', key('perc', 'percentile(transaction.duration, 0.5)')],
    ['!trans|', key('trans')],
    ['(trans|', key('trans')],
    ['(a or b|', key('b', 'b', { isFirst: false })],
    ['a:1 |', key('', '', { isFirst: false })],
    ['a:1 | b:2', key('', '', { isFirst: false })],
    ['a:1 o|', key('o', 'o', { isFirst: false })],
    ['a:1 or|', key('or', 'or', { isFirst: false })],
    ['has:rel|', key('rel', 'rel', { has: true })],
    ['!has:rel|', key('rel', 'rel', { has: true })],
    ['tags[pl|an]:x', key('tags[pl', 'tags[plan]:')],
  ])('of %s is a key', (drawn, token) => expect(at(drawn)).toEqual(token));

  it.each<[string, object]>([
    ['transaction:|', value('transaction', '')],
    ['transaction:GET|', value('transaction', 'GET')],
    ['transaction:G|ET', value('transaction', 'G', 'GET')],
    ['transaction:"GET /|', value('transaction', 'GET /', '"GET /')],
    ['transaction:"GET /a|pi" b:1', value('transaction', 'GET /a', '"GET /api"')],
    ['transaction:"say \\"hi|', value('transaction', 'say "hi', '"say \\"hi')],
    ['a:1 !release:sh|', value('release', 'sh')],
    ['(release:sh|)', value('release', 'sh')],
    ['p95():>5|00ms', value('p95()', '>5', '>500ms')],
    ['tags[plan]:pr|', value('tags[plan]', 'pr')],
    ['"odd key":x|', value('odd key', 'x')],
    ['op:[|', value('op', '', '', true)],
    ['op:[a, b|', value('op', 'b', 'b', true)],
    ['op:[a, "b c|", d]', value('op', 'b c', '"b c"', true)],
    ['op:[a|, b] x:1', value('op', 'a', 'a', true)],
    ['op:[a, |]', value('op', '', '', true)],
  ])('of %s is a value', (drawn, token) => expect(at(drawn)).toEqual(token));

  it.each<[string, object]>([
    ['percentile(|', argument('percentile', 0, '')],
    ['percentile(trans|', argument('percentile', 0, 'trans')],
    ['percentile(transaction.duration, 0.|', argument('percentile', 1, '0.')],
    ['count_if(transaction.op, | , x):>1', argument('count_if', 1, '')],
    ['count_unique(us|er):>1', argument('count_unique', 0, 'us', 'user')],
    ['(p95(|)', argument('p95', 0, '')],
  ])('of %s is an argument', (drawn, token) => expect(at(drawn)).toEqual(token));

  it.each(['"a phra|se"', '"a phra|', 'p95()|', 'op:[a]|'])('of %s is nothing to complete', (drawn) => {
    expect(at(drawn)).toEqual(nothing);
  });

  it('is found at every caret of any text', () => {
    const texts = [
      'a:[b, "c',
      '!(x or y) "',
      'p95(:',
      '"\\',
      '!',
      'tags[',
      'a:"b" ) (',
      ':',
      '[',
      ',',
      'has:',
    ];
    for (const text of texts) {
      for (let caret = 0; caret <= text.length; caret += 1) {
        const { start, end } = tokenAt(text, caret);
        expect(start).toBeLessThanOrEqual(caret);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });
});
