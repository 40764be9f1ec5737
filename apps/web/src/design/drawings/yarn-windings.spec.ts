import { describe, expect, it } from '@jest/globals';
import { windYarn } from './yarn-windings';

function endsOf(winding: string): number[][] {
  return [...winding.matchAll(/M(\S+) (\S+?)A|1 (-?[\d.]+) (-?[\d.]+)(?=M|$)/g)].map((match) =>
    [match[1] ?? match[3], match[2] ?? match[4]].map(Number),
  );
}

describe('a ball of yarn', () => {
  it('is wound the same way every time', () => {
    expect(windYarn('aegean-blue', 50)).toEqual(windYarn('aegean-blue', 50));
  });

  it('is wound differently from the next', () => {
    expect(windYarn('aegean-blue', 50)).not.toEqual(windYarn('naxos-olive', 50));
  });

  it('lets every strand begin and end on its outline, where it turns out of sight', () => {
    const ends = windYarn('ariadne-red', 50).flatMap(endsOf);
    expect(ends.length).toBeGreaterThan(60);
    for (const [x = 0, y = 0] of ends) expect(Math.abs(Math.hypot(x, y) - 50)).toBeLessThan(0.2);
  });
});
