// `node scaling/bench/measure.mjs [--quick] [batch sizes]`: what a transaction costs with each store, per core, and what questions cost. The
// engines take turns within one run, each in a process of its own, so that the machine's other work falls on all of them:
// trust processor time and ratios, not times of day.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { ensureScalingPackages } from '../../tools/set-up/scaling.mjs';
import { build as buildProjects, root } from '../../tools/set-up/set-up.mjs';
import { describeMachine } from '../../tools/bench/tracing/process/machine.mjs';

const isQuick = process.argv.includes('--quick');
const SIZE = isQuick ? { transactions: 20_000, rounds: 1 } : { transactions: 100_000, rounds: 3 };
const ENGINES = ['rows', 'duckdb', 'clickhouse'];
const named = process.argv.slice(2).map(Number).filter(Number.isInteger);
const BATCHES = named.length > 0 ? named : [100, 500, 2_000];

process.chdir(root);
await ensureScalingPackages();
await buildProjects(['@clew/collector']);
const program = await bundle();
const scratch = mkdtempSync(path.join(tmpdir(), 'clew-bench-scaling-'));
console.log(describeMachine());
try {
  for (const batch of BATCHES) print(await measureRounds(batch));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function bundle() {
  const outfile = path.join(root, 'scaling/dist/store-run.mjs');
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: [path.join(root, 'scaling/bench/store-run.mjs')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { '@clew/service-host': path.join(root, 'libs/service-host/src/index.ts') },
    logLevel: 'warning',
  });
  return outfile;
}

async function measureRounds(batch) {
  const runs = [];
  for (let round = 0; round < SIZE.rounds; round += 1) {
    for (const engine of ENGINES) {
      const directory = path.join(scratch, `${engine}-${batch}-${round}`);
      mkdirSync(directory);
      const { transactions } = SIZE;
      runs.push(await run({ engine, batch, transactions, directory, seed: round + 1 }));
      rmSync(directory, { recursive: true, force: true });
    }
  }
  return { batch, runs };
}

/** One store in a process of its own: the last line that it prints is what it measured. */
function run(options) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => {
      const line = output.trim().split('\n').at(-1);
      // chDB may end its process in a way of its own; what it has printed by then counts.
      if (line?.startsWith('{')) resolve(JSON.parse(line));
      else reject(new Error(`${options.engine} ended with ${code}`));
    });
  });
}

function print({ batch, runs }) {
  console.log(
    `\nbatches of ${batch}, ${SIZE.transactions} transactions, median of ${SIZE.rounds} rounds [least, most]`,
  );
  for (const engine of ENGINES) {
    const own = runs.filter((one) => one.engine === engine);
    for (const figure of Object.keys(own[0].figures)) {
      const values = own.map(({ figures }) => figures[figure]).sort((one, other) => one - other);
      const [least, middle, most] = [values[0], values[Math.floor(values.length / 2)], values.at(-1)];
      console.log(
        `  ${engine.padEnd(11)} ${figure.padEnd(46)} ${round(middle)} [${round(least)}, ${round(most)}]`,
      );
    }
  }
}

function round(value) {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(1);
}
