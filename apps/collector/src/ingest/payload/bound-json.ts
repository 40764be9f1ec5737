import { INGEST_LIMITS } from '../limits';
import { Rejection } from './rejection';
import type { Repairs } from './repairs';

const TRIMMED = '[trimmed]';

/**
 * Replaces what lies too deep by `[trimmed]`, in place. Throws a `Rejection` for more values than an event may have,
 * or a depth that only an attack has. A loop, not a recursion: the parser accepts a million levels, the stack does
 * not. Everything after it may recurse.
 */
export function boundJson(root: object, repairs: Repairs): void {
  const open: { container: Record<string, unknown>; depth: number }[] = [];
  open.push({ container: root as Record<string, unknown>, depth: 1 });
  let nodes = 0;
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { container, depth } = entry;
    if (depth > INGEST_LIMITS.hostileNesting) throw new Rejection('too_deep', 'nested too deep');
    for (const key of Object.keys(container)) {
      nodes += 1;
      if (nodes > INGEST_LIMITS.nodes) throw new Rejection('too_many_nodes', 'too many values');
      const value = container[key];
      if (typeof value !== 'object' || value === null) continue;
      open.push({ container: value as Record<string, unknown>, depth: depth + 1 });
      if (depth + 1 > INGEST_LIMITS.nesting) {
        // The walk goes on below the cut, to tell an accident from an attack.
        container[key] = TRIMMED;
        if (depth + 1 === INGEST_LIMITS.nesting + 1) repairs.add('trimmed');
      }
    }
  }
}
