import type { SyntaxError } from './search-condition.peggy';

/** Where the parser could begin a term, its expectations are these and more; they are one for a reader. */
const TERM = ['a word', 'a key', 'tags[name]', 'has:', '!', '('];

/** What was expected where; never what was found, which is the reader's own text. */
export function syntaxMessage(error: SyntaxError): string {
  const { expected, message, location } = error;
  return `at column ${location.start.column}: ${expected === null ? message : `expected ${expectations(expected)}`}`;
}

function expectations(expected: NonNullable<SyntaxError['expected']>): string {
  const names = new Set(expected.map(nameOf));
  const isTerm = names.has('a word');
  if (isTerm) for (const name of [...TERM, 'a quoted value']) names.delete(name);
  const list = [...(isTerm ? ['a term such as key:value'] : []), ...names];
  if ((isTerm || list.length > 2) && list.includes('a space')) list.splice(list.indexOf('a space'), 1);
  const last = list.pop() ?? '';
  return list.length === 0 ? last : `${list.join(', ')} or ${last}`;
}

function nameOf(one: NonNullable<SyntaxError['expected']>[number]): string {
  if ('description' in one) return one.description;
  if ('text' in one) return one.text;
  return one.type === 'end' ? 'the end' : 'another character';
}
