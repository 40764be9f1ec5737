import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../outline/seeded-random';
import { tellTrace } from '../outline/tell-trace';
import { outlineTrace } from '../outline/trace-outline';
import { compareShape } from './compare-shape';
import { countLines } from './count-lines';
import { countShape } from './count-shape';
import { walkLines } from './walk-lines';

/** A story of few different lines, half of them transactions, so that many are alike. */
function randomStory(random: () => number): string {
  const lines = ['web  pageload  /  ok  0..9 ms'];
  for (let depth = 0, count = 3 + Math.floor(random() * 20); count > 0; count -= 1) {
    depth = 1 + Math.floor(random() * Math.min(depth + 1, 6));
    const service = random() < 0.6 ? `${random() < 0.5 ? 'api' : 'db'}  ` : '';
    const start = Math.floor(random() * 6);
    const name = random() < 0.7 ? 'a' : 'b';
    lines.push(`${'   '.repeat(depth)}${service}function  ${name}  ok  ${start}..${start + 2} ms`);
  }
  return lines.join('\n');
}

describe('a trace of which any transactions have arrived', () => {
  it('has each of its lines, and each expected one, exactly once beside the expected tree', () => {
    let orphansInPlace = 0;
    for (let seed = 1; seed <= 1_000; seed += 1) {
      const random = seededRandom(seed);
      const whole = tellTrace(randomStory(random));
      const expected = outlineTrace(random() < 0.7 ? whole : tellTrace(randomStory(random)));
      const transactions = whole.transactions.filter(() => random() < 0.6);
      const actual = outlineTrace({ ...whole, transactions });
      const { roots } = compareShape(expected, actual);
      const lines = [...walkLines(roots)].map(({ line }) => line);
      const shown = lines.flatMap((line) => line.actual?.spanId ?? []);
      const stored = [...walkLines(actual)].map(({ line }) => line.spanId);
      expect(shown.sort()).toEqual(stored.sort());
      expect(countShape(roots).expected).toEqual(countLines(expected));
      orphansInPlace += lines.filter(
        ({ verdict, actual: line }) => verdict === 'different' && line?.note === 'orphan',
      ).length;
    }
    expect(orphansInPlace).toBeGreaterThan(500);
  });
});
