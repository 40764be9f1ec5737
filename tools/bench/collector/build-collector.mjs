// The collector as it is shipped, and its parts for a program that uses them without a server.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../set-up/set-up.mjs';

export const collectorFile = path.join(root, 'apps/collector/dist/main.js');
export const workerFile = path.join(root, 'apps/collector/dist/duckdb.worker.js');
/** Beside the collector, so that packages are found. */
export const partsFile = path.join(root, 'apps/collector/dist/bench-parts.mjs');

const contents = `
  export { parseEnvelope } from '@clew/tracing/core';
  export { readItems } from './ingest/read-items';
  export { Outcomes } from './ingest/outcomes';
  export { RateLimits } from './ingest/rate-limit/rate-limits';
  export { openDuckDbEventStore } from './store/duckdb/duckdb-event-store';`;

export async function buildCollector() {
  const { status } = spawnSync(process.execPath, ['tools/build/build-service.mjs', 'apps/collector'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the collector cannot be bundled');
  await build({
    stdin: { contents, resolveDir: path.join(root, 'apps/collector/src'), loader: 'ts' },
    outfile: partsFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@duckdb/node-api'],
    logLevel: 'warning',
  });
}
