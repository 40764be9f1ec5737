import { TEXT_TRACE_NAMES, type TextTraceName } from './text-traces';

/** What a trace is laid on: one of the text's traces, another trace of the collector, or a drawn tree. */
export type ExpectedFrom =
  | { kind: 'nothing' }
  | { kind: 'text'; name: TextTraceName }
  | { kind: 'trace'; traceId: string }
  | { kind: 'tree'; tree: string };

/** What of an address, and of its entry in the browser's history, says so. */
export interface ExpectedAddress {
  parameters: URLSearchParams;
  /** The entry's state: a tree that is too long for an address is only there. */
  held?: unknown;
}

const MOST_ADDRESS_CHARACTERS = 6_000;

/** Reads what is expected: `like` names it, `tree` draws it; what is neither is nothing. */
export function readExpectedFrom({ parameters, held }: ExpectedAddress): ExpectedFrom {
  const like = parameters.get('like') ?? '';
  const name = TEXT_TRACE_NAMES.find((known) => known === like);
  if (name !== undefined) return { kind: 'text', name };
  if (/^[0-9a-f]{32}$/i.test(like)) return { kind: 'trace', traceId: like.toLowerCase() };
  const tree = parameters.get('tree') ?? heldTree(held);
  return tree === undefined ? { kind: 'nothing' } : { kind: 'tree', tree };
}

/** The inverse. A tree is written without its branches, whose characters would each take nine in an address. */
export function expectedAddress(from: ExpectedFrom): ExpectedAddress {
  switch (from.kind) {
    case 'nothing':
      return { parameters: new URLSearchParams() };
    case 'text':
      return { parameters: new URLSearchParams({ like: from.name }) };
    case 'trace':
      return { parameters: new URLSearchParams({ like: from.traceId }) };
    case 'tree': {
      const parameters = new URLSearchParams({ tree: withoutBranches(from.tree) });
      if (parameters.toString().length <= MOST_ADDRESS_CHARACTERS) return { parameters };
      return { parameters: new URLSearchParams(), held: { tree: from.tree } };
    }
  }
}

/** Whether what is expected is in the entry of the history only, so that a copied address does not have it. */
export function isHeldOnly({ parameters, held }: ExpectedAddress): boolean {
  return !parameters.has('like') && !parameters.has('tree') && heldTree(held) !== undefined;
}

function heldTree(held: unknown): string | undefined {
  if (typeof held !== 'object' || held === null || !('tree' in held)) return undefined;
  return typeof held.tree === 'string' ? held.tree : undefined;
}

function withoutBranches(tree: string): string {
  const beginning = /^[ │]*(?:[├└]─ )?/u;
  return tree
    .split('\n')
    .map((line) => line.replace(beginning, (branches) => ' '.repeat(branches.length)).trimEnd())
    .join('\n');
}
