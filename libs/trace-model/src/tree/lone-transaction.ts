import type { TransactionNode } from './trace-tree';

/** The two transactions of one project and name that end last, of those that have begun by a moment. */
interface Begun {
  waiting: TransactionNode[];
  next: number;
  last: TransactionNode | undefined;
  secondLast: TransactionNode | undefined;
}

/** What has to be known of an error that names its transaction. */
interface NamingTransaction {
  project: string;
  transaction?: string | null;
  /** In seconds. */
  timestamp: number;
}

/**
 * Tells the one transaction of the same project and name that ran when something happened; undefined where there was
 * none, or more than one. What happened later must be asked later: each transaction is looked at once.
 */
export function loneTransaction(
  transactions: readonly TransactionNode[],
): (happened: NamingTransaction) => TransactionNode | undefined {
  const byName = transactionsByName(transactions);
  return (happened) => {
    const begun = byName.get(nameOf(happened));
    if (begun === undefined) return undefined;
    begin(begun, happened.timestamp);
    const [only, other] = [begun.last, begun.secondLast].filter(
      (node) => node !== undefined && happened.timestamp <= node.transaction.timestamp,
    );
    return other === undefined ? only : undefined;
  };
}

function transactionsByName(transactions: readonly TransactionNode[]): Map<string, Begun> {
  const byName = new Map<string, Begun>();
  for (const node of transactions) {
    const name = nameOf(node.transaction);
    const others = byName.get(name);
    if (others === undefined) {
      byName.set(name, { waiting: [node], next: 0, last: undefined, secondLast: undefined });
    } else {
      others.waiting.push(node);
    }
  }
  for (const { waiting } of byName.values()) {
    waiting.sort((left, right) => left.transaction.start_timestamp - right.transaction.start_timestamp);
  }
  return byName;
}

function nameOf({ project, transaction }: Pick<NamingTransaction, 'project' | 'transaction'>): string {
  return JSON.stringify([project, transaction ?? null]);
}

/** If the two that end last do not run any more, no other one does. */
function begin(begun: Begun, moment: number): void {
  for (let node = begun.waiting[begun.next]; node !== undefined; node = begun.waiting[begun.next]) {
    if (node.transaction.start_timestamp > moment) return;
    begun.next += 1;
    if (endOf(node) >= endOf(begun.last)) [begun.last, begun.secondLast] = [node, begun.last];
    else if (endOf(node) > endOf(begun.secondLast)) begun.secondLast = node;
  }
}

function endOf(node: TransactionNode | undefined): number {
  return node?.transaction.timestamp ?? -Infinity;
}
