import { describe, expect, it } from '@jest/globals';
import { opColours } from './op-colours';

/** The colours that some ops have when a transaction has these and no others. */
function coloursOf(...ops: (string | null)[]): string[] {
  return ops.map(opColours(ops));
}

describe('an op’s colour', () => {
  it('is that of its family in any transaction where no earlier op has it', () => {
    const [, database] = coloursOf('http.server', 'db.query');
    expect(coloursOf('db.redis', 'function')[0]).toBe(database);
    expect(coloursOf('db.query', 'cache.get', 'http.server')[0]).toBe(database);
  });

  it('is another where an op of its family came before, and takes none that a later op’s family has', () => {
    const ops = [
      'pageload',
      'browser.request',
      'resource.link',
      'resource.script',
      'ui.render',
      'http.client',
    ];
    expect(new Set(coloursOf(...ops)).size).toBe(ops.length);
    expect(coloursOf('http.server', 'http.client', 'ui.render')[2]).toBe(coloursOf('ui.render')[0]);
  });

  it('is its own until there are more ops than colours', () => {
    const ops = Array.from({ length: 12 }, (_, place) => `http.kind${place}`);
    expect(new Set(coloursOf(...ops.slice(0, 8))).size).toBe(8);
    expect(coloursOf(...ops).slice(8)).toEqual(Array(4).fill(coloursOf('http.server')[0]));
  });

  it('is one for all spans without op', () => {
    const colourOf = opColours(['', null, 'function']);
    expect(colourOf(null)).toBe(colourOf(''));
  });

  it.each(['"><svg/onload=alert(1)>', 'a b c', ''])('is one of eight classes, whatever %p is', (text) => {
    expect([opColours([])(text), opColours([text])(text)]).toEqual(
      Array(2).fill(expect.stringMatching(/^series-[0-7]$/)),
    );
  });
});
