import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from './assemble-trace';
import { loneTransaction } from './lone-transaction';
import { tellTrace } from '../outline/tell-trace';

const BEGINS = 1_700_000_000;
const { transactions } = assembleTrace(
  tellTrace(`
    api  task  tick  ok    0..900 ms

    api  task  tick  ok    100..200 ms

    api  task  tick  ok    300..400 ms

    web  task  tick  ok    0..5000 ms
  `),
);

/** When the found ones begin, in milliseconds after the trace. */
function foundAt(...moments: number[]): (number | undefined)[] {
  const find = loneTransaction(transactions);
  return moments.map((moment) => {
    const node = find({ project: 'api', transaction: 'tick', timestamp: BEGINS + moment / 1_000 });
    return node && Math.round((node.transaction.start_timestamp - BEGINS) * 1_000);
  });
}

describe('the transaction that ran when something happened', () => {
  it('is the one of that name that had begun and not ended', () => {
    expect(foundAt(50, 250, 500)).toEqual([0, 0, 0]);
  });

  it('is unknown where several ran', () => {
    expect(foundAt(150, 350)).toEqual([undefined, undefined]);
  });

  it('is none before the first and after the last', () => {
    expect(foundAt(-1, 901)).toEqual([undefined, undefined]);
  });

  it('is none where no transaction is named', () => {
    expect(loneTransaction(transactions)({ project: 'api', timestamp: BEGINS })).toBeUndefined();
  });
});
