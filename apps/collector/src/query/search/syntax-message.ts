import type { SyntaxError } from './search-condition.peggy';

/** Where the parser could begin a term, its expectations are these and more; they are one for a reader. */
const TERM = ['a word', 'a key', 'tags[name]', 'has:', '!', '('];

/** What is described in words, other than what is written just so. */
const DESCRIPTION = /^(?:a|another|the) /;

/** What was expected where, the usual cause first; never what was found, which is the reader's own text. */
export function syntaxMessage(error: SyntaxError): string {
  const { expected, message, location } = error;
  return `at column ${location.start.column}: ${expected === null ? message : complaint(expected, error.found)}`;
}

function complaint(expected: NonNullable<SyntaxError['expected']>, found: string | null): string {
  const names = new Set(expected.map(nameOf));
  const cause = causeOf(names, found);
  return `${cause === undefined ? '' : `${cause}; `}expected ${expectations(names)}`;
}

/** What is mostly wrong where this is expected, and that found; nothing is found at the end. */
function causeOf(names: ReadonlySet<string>, found: string | null): string | undefined {
  if (names.has(')') && found === null) return 'a bracket is not closed';
  if (names.has('the end') && found === ')') return 'a bracket is closed that was not opened';
  return names.has('a closing quote') && found === null ? 'a quote is not closed' : undefined;
}

function expectations(expected: ReadonlySet<string>): string {
  const names = new Set(expected);
  const isTerm = names.has('a word');
  if (isTerm) for (const name of [...TERM, 'a quoted value']) names.delete(name);
  const list = [...(isTerm ? ['a term such as key:value'] : []), ...[...names].map(marked)];
  if ((isTerm || list.length > 2) && list.includes('a space')) list.splice(list.indexOf('a space'), 1);
  const last = list.pop() ?? '';
  return list.length === 0 ? last : `${list.join(', ')} or ${last}`;
}

function marked(name: string): string {
  return DESCRIPTION.test(name) ? name : `“${name}”`;
}

function nameOf(one: NonNullable<SyntaxError['expected']>[number]): string {
  if ('description' in one) return one.description;
  if ('text' in one) return one.text;
  return one.type === 'end' ? 'the end' : 'another character';
}
