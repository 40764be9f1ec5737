import { drawOutline, parseOutline } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { pageLoad } from '@clew/trace-model/text-traces';
import { expectedAddress, isHeldOnly, readExpectedFrom, type ExpectedFrom } from './expected-from';

const ID = '0123456789abcdef0123456789abcdef';

describe('what a trace is laid on', () => {
  it.each<ExpectedFrom>([
    { kind: 'nothing' },
    { kind: 'text', name: 'checkout' },
    { kind: 'trace', traceId: ID },
    { kind: 'tree', tree: 'web  pageload  shop/  ok' },
  ])('is in the address: $kind', (from) => expect(readExpectedFrom(expectedAddress(from))).toEqual(from));

  it.each(['', 'shop', ID.slice(1), '../../'])('is nothing where the address says %p', (like) => {
    expect(readExpectedFrom({ parameters: new URLSearchParams({ like }) })).toEqual({ kind: 'nothing' });
  });

  it('is the same tree when it is drawn again, whose branches are left out of the address', () => {
    const { parameters } = expectedAddress({ kind: 'tree', tree: pageLoad });
    expect(parameters.toString()).not.toContain('%E2');
    const from = readExpectedFrom({ parameters });
    expect(from.kind === 'tree' && drawOutline(parseOutline(from.tree))).toBe(pageLoad.trim());
  });

  it('is kept with the entry of the history where it is too long for an address', () => {
    const tree = pageLoad.repeat(20);
    const address = expectedAddress({ kind: 'tree', tree });
    expect(address.parameters.toString()).toBe('');
    expect(readExpectedFrom(address)).toEqual({ kind: 'tree', tree });
    expect(isHeldOnly(address)).toBe(true);
  });

  it.each([null, 'tree', 7, {}, { tree: 7 }])('is nothing where the entry holds %p', (held) => {
    expect(readExpectedFrom({ parameters: new URLSearchParams(), held })).toEqual({ kind: 'nothing' });
  });
});
