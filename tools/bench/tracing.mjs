// What libs/tracing costs, beside what its peers cost at the same work, on the same machine, in the same run.
import { fail } from '../set-up/set-up.mjs';
import { measureBullmq } from './tracing/bullmq/job-overhead.mjs';
import { buildOurs } from './tracing/build-ours.mjs';
import { measureBundles } from './tracing/bundle/page-bundles.mjs';
import { measureExpress } from './tracing/express/overhead.mjs';
import { ensurePeers } from './tracing/install-peers.mjs';
import { measureLoadAndInit } from './tracing/load/load-and-init.mjs';
import { measureMemory } from './tracing/memory/memory-added.mjs';
import { measureInProcess } from './tracing/micro/in-process.mjs';
import { measureOutages } from './tracing/outage/outages.mjs';
import { describeMachine } from './tracing/process/machine.mjs';

const parts = {
  express: measureExpress,
  micro: measureInProcess,
  bullmq: measureBullmq,
  load: measureLoadAndInit,
  memory: measureMemory,
  bundle: measureBundles,
  outage: measureOutages,
};

/** Runs the parts that are named, or all; `--quick` takes few variants and short runs, for working on libs/tracing. */
export async function measureTracing(words) {
  const isQuick = words.includes('--quick');
  const chosen = words.filter((word) => word !== '--quick');
  const unknown = chosen.find((word) => !(word in parts));
  if (unknown) fail(`there is no part "${unknown}": choose from ${Object.keys(parts).join(', ')}`);
  await ensurePeers();
  await buildOurs();
  console.log(describeMachine());
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length === 0 || chosen.includes(name)) await measure({ isQuick });
  }
}
