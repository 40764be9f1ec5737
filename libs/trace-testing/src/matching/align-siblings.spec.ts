import { describe, expect, it } from '@jest/globals';
import type { TimedOutlineNode } from '@clew/trace-model';
import { alignSiblings } from './align-siblings';

const DEPTH = 10_000;

/** One line below the other, without the text of them all, which would be 150 MB of indentation. */
function chain(lowest: string): TimedOutlineNode {
  let node = line(lowest, []);
  for (let depth = 1; depth < DEPTH; depth += 1) node = line('step', [node]);
  return node;
}

function line(description: string, children: TimedOutlineNode[]): TimedOutlineNode {
  const own = { service: undefined, op: 'function', description, status: 'ok', note: undefined };
  return { ...own, spanId: '0'.repeat(16), startTimestamp: 0, endTimestamp: 1, children };
}

describe('a trace beside its expected tree', () => {
  it('may be ten thousand lines deep', () => {
    let [aligned] = alignSiblings([chain('end')], [chain('other end')]);
    const partners: (string | undefined)[] = [];
    for (; aligned !== undefined; aligned = aligned.children[0]) partners.push(aligned.expected?.description);
    expect(partners).toEqual([...Array.from({ length: DEPTH - 1 }, () => 'step'), undefined]);
  });
});
