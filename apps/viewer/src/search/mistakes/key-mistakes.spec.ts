import { describe, expect, it } from '@jest/globals';
import { keyMistakes, type SearchedThing } from './key-mistakes';

const TAGS = ['plan', 'runtime', 'odd key', 'span.kind'];

/** What is made of a query, mistake by mistake. */
function correctionsOf(query: string, searched: SearchedThing = 'events'): (string | undefined)[] {
  return keyMistakes(query, { tags: TAGS, searched }).map((one) =>
    one.kind === 'child-span' ? 'child span' : one.corrected,
  );
}

describe('a mistake in a key', () => {
  it.each([
    ['statuss:ok', ['transaction.status:ok']],
    ['status:ok', ['transaction.status:ok']],
    ['transaction.statsu:ok', ['transaction.status:ok']],
    ['a:1 has:relaese', [undefined, 'a:1 has:release']],
    ['has:plna', ['has:plan']],
    [
      'duration:>1s (runtmie:node)',
      ['transaction.duration:>1s (runtmie:node)', 'duration:>1s (runtime:node)'],
    ],
    ['tags[plam]:pro', ['plan:pro']],
    ['p95:>500ms', ['p95():>500ms']],
    ['failure_rate:>5%', ['failure_rate():>5%']],
    ['avg:>1s', ['avg(transaction.duration):>1s']],
    ['foo:bar', [undefined]],
    ['foo:bar foo:x', [undefined]],
    ['transaction.duration>500ms', ['transaction.duration:>500ms']],
    ['plan=pro', ['plan:pro']],
    ['!plan=pro "x"', ['!plan:pro "x"']],
    ['span.op:db', ['child span']],
    ['span.tags[db.system]:sqlite', ['child span']],
  ])('%s is corrected to %j', (query, corrected) => expect(correctionsOf(query)).toEqual(corrected));

  it.each([
    '',
    'checkout',
    'transaction:x event.type:error plan:pro tags[plan]:pro "plan":pro',
    'measurements.mine:>1s geo.city:x message:x project.name:web',
    'p95():>1s !foo:bar',
    'a>b',
    'span.kind:server',
    '"duration>500ms"',
  ])('is none in %j', (query) => expect(correctionsOf(query)).toEqual([]));
});

describe('a mistake in a key of the search for child spans', () => {
  it.each([
    ['span.opp:db', ['span.op:db']],
    ['duration:>1s', ['span.duration:>1s']],
    ['op:db', ['span.op:db']],
    ['descripton:x', ['span.description:x']],
    ['transactoin:x', ['transaction:x']],
    ['span.duration>1s', ['span.duration:>1s']],
    ['db.system:sqlite', ['span.tags[db.system]:sqlite']],
    ['has:tags[db.system]', ['has:span.tags[db.system]']],
    ['span.nowhere:x', [undefined]],
  ])('%s is corrected to %j', (query, corrected) => {
    expect(correctionsOf(query, 'spans')).toEqual(corrected);
  });

  it.each([
    'SELECT',
    'span.op:db span.description:x span.status:ok span.id:x span.parent:x span.duration:>1s',
    'span.tags[db.system]:sqlite has:span.tags[anything]',
    'transaction:x plan:pro',
  ])('is none in %j', (query) => expect(correctionsOf(query, 'spans')).toEqual([]));
});
