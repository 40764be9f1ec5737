import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { IdFilter } from './id-filter';

function ids(count: number): Buffer[] {
  return Array.from({ length: count }, () => randomBytes(16));
}

describe('a filter of ids', () => {
  it('holds none before one was added', () => {
    expect(ids(1_000).some((id) => new IdFilter().mayHold(id))).toBe(false);
  });

  it('may hold all that were added, and next to none of the others', () => {
    const filter = new IdFilter();
    const added = ids(20_000);
    for (const id of added) filter.add(id);
    expect(added.every((id) => filter.mayHold(id))).toBe(true);
    expect(ids(20_000).filter((id) => filter.mayHold(id)).length).toBeLessThan(20);
  });

  it('tells ids apart that differ in one byte', () => {
    const filter = new IdFilter();
    filter.add(Buffer.alloc(16));
    const others = Array.from({ length: 16 }, (_, at) => Buffer.alloc(16).fill(1, at, at + 1));
    expect(others.some((id) => filter.mayHold(id))).toBe(false);
  });

  it('still knows the first when it holds more than a million', () => {
    const filter = new IdFilter();
    const first = ids(1_000);
    for (const id of first) filter.add(id);
    const id = Buffer.alloc(16);
    for (let number = 0; number < 1_100_000; number += 1) {
      id.writeUInt32LE(number);
      filter.add(id);
    }
    expect(first.every((one) => filter.mayHold(one))).toBe(true);
    expect(ids(10_000).filter((one) => filter.mayHold(one)).length).toBeLessThan(50);
  });
});
