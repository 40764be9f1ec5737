// Runs of jest beside each other, shown as if they had been one after the other.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Runs jest once for each `{ name, options }`: the lanes at the same time, what is within a lane one after another. Each
 * run's output is shown whole, in the order in which they are given; what is to be shown is shown as it comes. Answers for
 * each run how many tests `passed` and `failed`, and whether it is `broken`: jest itself says that not all is well.
 */
export async function runInLanes(lanes, { environment, results }) {
  const runs = lanes.flat().map((run) => ({ ...run, unshown: [], isOver: false }));
  const show = () => {
    for (const { unshown, isOver } of runs) {
      process.stderr.write(unshown.splice(0).join(''));
      if (!isOver) return;
    }
  };
  let first = 0;
  const started = lanes.map((lane) => runs.slice(first, (first += lane.length)));
  await Promise.all(
    started.map(async (lane) => {
      for (const run of lane) Object.assign(run, await runJest(run, { environment, results, show }));
    }),
  );
  return runs;
}

/** Colours are for a terminal, which jest does not see. */
const COLOURS = process.stderr.isTTY ? ['--colors'] : [];

async function runJest(run, { environment, results, show }) {
  const outputFile = path.join(results, `${run.name}.json`);
  const child = spawn(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...run.options, ...COLOURS, '--json', `--outputFile=${outputFile}`],
    { stdio: ['ignore', 'ignore', 'pipe'], env: environment },
  );
  child.stderr.setEncoding('utf8').on('data', (text) => {
    run.unshown.push(text);
    show();
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  run.isOver = true;
  show();
  return { ...readCounts(outputFile), broken: status !== 0 };
}

/** A suite that could not even be loaded has no tests to count; it counts as one failure. */
function readCounts(outputFile) {
  try {
    const report = JSON.parse(readFileSync(outputFile, 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
