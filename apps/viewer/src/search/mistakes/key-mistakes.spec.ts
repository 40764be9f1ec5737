import { describe, expect, it } from '@jest/globals';
import { keyMistakes } from './key-mistakes';

const TAGS = ['plan', 'runtime', 'odd key', 'span.kind'];

/** What is made of a query, mistake by mistake. */
function correctionsOf(query: string): (string | undefined)[] {
  return keyMistakes(query, TAGS).map((one) => (one.kind === 'child-span' ? 'child span' : one.corrected));
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
  ])('is none in %j', (query) => expect(keyMistakes(query, TAGS)).toEqual([]));
});
