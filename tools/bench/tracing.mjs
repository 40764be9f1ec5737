// What libs/tracing costs, beside what its peers cost at the same work on the same machine in the same run.
import { ensurePeers } from './tracing/peers.mjs';
import { buildOurs } from './tracing/ours.mjs';
import { describeMachine } from './tracing/process/machine.mjs';
import { measureExpress } from './tracing/express/overhead.mjs';

const parts = { express: measureExpress };

/** Runs one part, or all; `--quick` takes few variants and short runs, for working on it. */
export async function measureTracing(words) {
  const isQuick = words.includes('--quick');
  const chosen = words.filter((word) => !word.startsWith('--'));
  const unknown = chosen.find((word) => !(word in parts));
  if (unknown) throw new Error(`there is no part "${unknown}": choose from ${Object.keys(parts).join(', ')}`);
  await ensurePeers();
  await buildOurs();
  console.log(describeMachine());
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length === 0 || chosen.includes(name)) await measure({ isQuick });
  }
}
