import { describe, expect, it } from '@jest/globals';
import {
  compareShape,
  drawOutline,
  drawTrace,
  outlineTrace,
  parseOutline,
  tellTrace,
} from '@clew/trace-model';
import type { TimedOutlineNode } from '@clew/trace-model';
import { seededRandom } from '@clew/tracing/testing';
import { matchTraceTree } from './match-trace-tree';

/** A story with few different lines, so that siblings are often equal, and with times that often overlap. */
function randomStory(random: () => number): string {
  const below = (indent: string, depth: number): string[] => {
    const count = depth === 0 ? 0 : Math.floor(random() * 4);
    return Array.from({ length: count }).flatMap((_, index) => {
      const [branch, further] = index === count - 1 ? ['└─ ', '   '] : ['├─ ', '│  '];
      return [indent + branch + randomLine(random), ...below(indent + further, depth - 1)];
    });
  };
  return [`api  cron  job  ok${randomTimes(random)}`, ...below('', 3)].join('\n');
}

function randomLine(random: () => number): string {
  const description = ['a', 'b', '...', 'a...'][Math.floor(random() * 4)] ?? '';
  const service = random() < 0.2 ? 'worker  ' : '';
  return `${service}function  ${description}  ok${randomTimes(random)}`;
}

function randomTimes(random: () => number): string {
  const start = Math.floor(random() * 6);
  return `  ${start}..${start + Math.floor(random() * 4)} ms`;
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((others) => [item, ...others]),
  );
}

/** The rule itself: in no pair did the later of the two certainly run before the earlier. */
function isPossibleOrder(siblings: readonly TimedOutlineNode[]): boolean {
  return siblings.every((earlier, index) =>
    siblings
      .slice(index + 1)
      .every(
        (later) =>
          later.endTimestamp > earlier.startTimestamp || later.startTimestamp >= earlier.startTimestamp,
      ),
  );
}

describe('any trace', () => {
  it('matches its own drawing', () => {
    const random = seededRandom(1);
    for (let run = 1; run <= 500; run += 1) {
      const trace = tellTrace(randomStory(random));
      expect(matchTraceTree(drawTrace(trace), trace)).toMatchObject({ matches: true, difference: '' });
    }
  });

  it('matches another drawing only if some possible order of its siblings is drawn so', () => {
    const outcomes = { matches: 0, differs: 0 };
    const random = seededRandom(2);
    for (let run = 1; run <= 400; run += 1) {
      const lines = Array.from({ length: 2 + Math.floor(random() * 4) }, () => randomLine(random));
      const trace = tellTrace(
        ['api  cron  job  ok  0..9 ms', ...lines.map((line) => `├─ ${line}`)].join('\n'),
      );
      const [root] = outlineTrace(trace) as [TimedOutlineNode];
      const orders = permutations(root.children);
      const drawn = (children: TimedOutlineNode[]) => drawOutline([{ ...root, children }]);
      const tree = drawn(orders[Math.floor(random() * orders.length)] ?? []).replaceAll('...', 'dots');
      const reality = JSON.parse(JSON.stringify(trace).replaceAll('...', 'dots')) as typeof trace;
      const possible = orders
        .filter(isPossibleOrder)
        .some((order) => drawn(order).replaceAll('...', 'dots') === tree);
      const { matches, difference } = matchTraceTree(tree, reality);
      expect({ run, matches }).toEqual({ run, matches: possible });
      expect(/^[-+] /m.test(difference)).toBe(!possible);
      expect(compareShape(parseOutline(tree), outlineTrace(reality)).matches).toBe(possible);
      outcomes[possible ? 'matches' : 'differs'] += 1;
    }
    expect(Math.min(outcomes.matches, outcomes.differs)).toBeGreaterThan(50);
  });
});

describe('a large trace', () => {
  const lines = Array.from({ length: 1000 }, () => '├─ sql.query  INSERT INTO order_items  ok');
  const tree = ['db  http.server  POST /orders  ok', ...lines].join('\n');
  const trace = tellTrace(tree);

  it('of a thousand equal siblings is compared in no time', () => {
    expect(matchTraceTree(tree, trace).matches).toBe(true);
  });

  it('of a thousand equal siblings shows the one that is missing', () => {
    const { difference } = matchTraceTree(`${tree}\n└─ sql.query  COMMIT  ok`, trace);
    expect(difference).toContain('- └─ sql.query  COMMIT  ok');
  });
});
