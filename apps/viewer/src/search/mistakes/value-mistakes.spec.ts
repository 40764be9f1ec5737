import { describe, expect, it } from '@jest/globals';
import { askedValues, valueMistake } from './value-mistakes';

/** What a query becomes, condition by condition, where these values occur. */
function correctionsOf(query: string, occurring: readonly string[]): (string | undefined)[] {
  return askedValues(query).map((asked) => valueMistake(query, asked, occurring)?.corrected);
}

describe('a mistake in a value', () => {
  it.each([
    ['payment:acepted', ['payment:accepted']],
    ['x payment:"acepted" y', ['x payment:accepted y']],
    ['payment:at_odsd', ['payment:"at odds"']],
    ['payment:accepted', [undefined]],
    ['payment:shop-18', [undefined]],
    ['payment:nothing-of-the-kind', [undefined]],
  ])('%s is corrected to %j', (query, corrected) => {
    expect(correctionsOf(query, ['accepted', 'at odds', 'shop-17'])).toEqual(corrected);
  });

  it.each(['', 'word', 'payment:*cepted', '!payment:acepted', 'payment:[acepted, x]', 'p95():>1s', 'has:x'])(
    'is looked for nowhere in %j',
    (query) => expect(askedValues(query)).toEqual([]),
  );
});
