// What the viewer costs who looks at traces: how soon they see one, how it scrolls and zooms, what their browser holds.
import { describeMachine } from './tracing/process/machine.mjs';
import { fail } from '../set-up/set-up.mjs';
import { buildCollector } from './collector/build-collector.mjs';
import { buildViewer } from './viewer/build-viewer.mjs';
import { measureFirstLoad } from './viewer/first-load/first-load.mjs';
import { measureTraces } from './viewer/traces/traces.mjs';

const parts = { 'first-load': measureFirstLoad, traces: measureTraces };

/** Runs the parts that are named, or both; `--quick` leaves the largest trace out. Broken bounds are told at the end. */
export async function measureViewer(words) {
  const isQuick = words.includes('--quick');
  const chosen = words.filter((word) => word !== '--quick');
  const unknown = chosen.find((word) => !(word in parts));
  if (unknown) fail(`there is no part "${unknown}": choose from ${Object.keys(parts).join(', ')}`);
  await buildViewer();
  await buildCollector();
  console.log(describeMachine());
  const broken = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (chosen.length === 0 || chosen.includes(name)) broken.push(...(await measure({ isQuick })));
  }
  if (broken.length === 0) return;
  console.error(`\nclew: more than it may be:\n${broken.map((line) => `  ${line}`).join('\n')}`);
  process.exitCode = 1;
}
