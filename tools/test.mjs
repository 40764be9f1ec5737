// `npm test`: sets up what a fresh clone lacks, runs every project's tests, those beside the SDKs of others and beside other
// stores, and then the browser scenarios against the real system, and closes with one line: "N passed, N failed".
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBrowserAndRedis } from './set-up/browser-and-redis.mjs';
import { ensureInteropPackages, ensureSentryPython } from './set-up/interop.mjs';
import { ensureScalingPackages, leftOutOfScaling } from './set-up/scaling.mjs';
import { build, ensureDependencies, ensurePackages, requireNode, root } from './set-up/set-up.mjs';
import { runInLanes } from './test-runs.mjs';

process.chdir(root);
requireNode();
const browser = await ensureBrowserAndRedis();
await ensureSentryPython();
await ensureDependencies();
await ensureInteropPackages();
await ensureScalingPackages();
await ensurePackages(
  'libs/tracing/supported-versions',
  'Installing the oldest supported versions of instrumented libraries (better-sqlite3 has to be compiled)',
);
await build();

const results = mkdtempSync(path.join(tmpdir(), 'clew-test-'));
// What starts whole systems waits for them half of its time, which the units use.
const runs = await runInLanes(
  [
    [jest('unit', 'jest.config.mjs')],
    [
      jest('oldest versions', 'libs/tracing/jest.oldest-versions.config.mjs'),
      jest('interop', 'interop/jest.config.mjs'),
      jest('scaling', 'scaling/jest.config.mjs'),
      jest('e2e', 'apps/e2e/jest.config.mjs', '--runInBand'),
    ],
  ],
  { environment: { ...process.env, CHROME_PATH: browser, CLEW_BUILT: 'yes' }, results },
);
rmSync(results, { recursive: true });
const passed = sum(runs.map((run) => run.passed));
const failed = sum(runs.map((run) => run.failed));
const leftOut = leftOutOfScaling();
if (leftOut !== undefined) console.log(`\n${leftOut}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 || runs.some((run) => run.broken) ? 1 : 0);

function jest(name, config, ...options) {
  return { name, options: ['--config', config, ...options] };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
