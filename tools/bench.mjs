// `npm run bench`: runs every benchmark and prints its figures; `npm run bench -- tracing express --quick` runs a part
// of one. Figures are of this machine, at this moment.
import { ensureDependencies, fail, requireNode, root } from './set-up/set-up.mjs';

process.chdir(root);
requireNode();
await ensureDependencies();

const benchmarks = {
  'start-up': async () => printWithBounds(await (await import('./bench/start-up.mjs')).measureStartUp()),
  // It imports packages that may have been installed just now.
  collector: async (words) => (await import('./bench/collector.mjs')).measureCollector(words),
  tracing: async (words) => (await import('./bench/tracing.mjs')).measureTracing(words),
  viewer: async (words) => (await import('./bench/viewer.mjs')).measureViewer(words),
};

const [chosen, ...words] = process.argv.slice(2);
if (chosen !== undefined && !(chosen in benchmarks)) {
  fail(`there is no benchmark "${chosen}": choose from ${Object.keys(benchmarks).join(', ')}`);
}
for (const [name, measure] of Object.entries(benchmarks)) {
  if (chosen === undefined || chosen === name) await measure(words).catch((error) => fail(error.stack));
}

function printWithBounds(rows) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  for (const { what, figure, bound } of rows) {
    console.log(`${what.padEnd(width)}  ${figure.padStart(9)}  (at most ${bound})`);
  }
}
