// `npm test`: sets up what a fresh clone lacks, runs every project's tests, those beside the SDKs of others and beside other
// stores, and then the browser scenarios against the real system, and closes with one line: "N passed, N failed".
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { ensureBrowserAndRedis } from './browser-and-redis.mjs';
import { ensureInteropPackages, ensureSentryPython } from './interop-set-up.mjs';
import { ensureScalingPackages, leftOutOfScaling } from './scaling-set-up.mjs';
import { build, ensureDependencies, ensurePackages, requireNode, root } from './set-up.mjs';

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
const runs = [
  jest('unit', ['--config', 'jest.config.mjs']),
  jest('oldest versions', ['--config', 'libs/tracing/jest.oldest-versions.config.mjs']),
  jest('interop', ['--config', 'interop/jest.config.mjs']),
  jest('scaling', ['--config', 'scaling/jest.config.mjs']),
  jest('e2e', ['--config', 'apps/e2e/jest.config.mjs', '--runInBand']),
];
rmSync(results, { recursive: true });
const passed = sum(runs.map((run) => run.passed));
const failed = sum(runs.map((run) => run.failed));
const leftOut = leftOutOfScaling();
if (leftOut !== undefined) console.log(`\n${leftOut}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 || runs.some((run) => run.broken) ? 1 : 0);

function jest(name, options) {
  const outputFile = path.join(results, `${name}.json`);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...options, '--json', `--outputFile=${outputFile}`],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CHROME_PATH: browser } },
  );
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

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
