// What the collector takes in, and what that costs.
import { fail } from '../set-up/set-up.mjs';
import { buildCollector } from './collector/build-collector.mjs';
import { measureIngest } from './collector/ingest/ingest.mjs';
import { measureLists } from './collector/lists/lists.mjs';
import { measureConnections } from './collector/connections/connections.mjs';
import { measureMixed } from './collector/mixed/mixed.mjs';
import { measureMemory } from './collector/memory/memory.mjs';
import { measureOverload } from './collector/overload/overload.mjs';
import { measureSpotlight } from './collector/spotlight/spotlight.mjs';
import { describeMachine } from './tracing/process/machine.mjs';

const parts = {
  ingest: measureIngest,
  lists: measureLists,
  mixed: measureMixed,
  overload: measureOverload,
  connections: measureConnections,
  spotlight: measureSpotlight,
  memory: measureMemory,
};

/** Runs the parts that are named, or all; `--quick` takes few and short rounds, for working on the collector. */
export async function measureCollector(words) {
  const isQuick = words.includes('--quick');
  const chosen = words.filter((word) => word !== '--quick');
  const unknown = chosen.find((word) => !(word in parts));
  if (unknown) fail(`there is no part "${unknown}": choose from ${Object.keys(parts).join(', ')}`);
  await buildCollector();
  console.log(describeMachine());
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length === 0 || chosen.includes(name)) await measure({ isQuick });
  }
}
