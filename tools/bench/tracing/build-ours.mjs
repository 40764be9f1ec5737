// libs/tracing as a consumer has it: bundled by esbuild from its sources, packages from npm left outside.
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../set-up/set-up.mjs';
import { bundleFile } from './our-bundles.mjs';

/** What a bundle holds, by its name: what a service uses; the core for itself; the Redis that a queue needs. */
const contents = {
  node: `export { bullmqTelemetry, errorHandler, init, tracingHandler } from './node/index';`,
  core: `export { createQueuedTransport, createTracer } from './core/index';
         export { createAsyncLocalActiveSpan, createProcessClock } from './node/index';`,
  redis: `export { startRedisServer } from '../../private-redis/src/index';`,
};

/** Anew each time, so that what is measured is what the sources say. */
export async function buildOurs() {
  for (const name of Object.keys(contents)) await bundle(name, { outfile: bundleFile(name) });
  await bundle('node', { outfile: bundleFile('node-minified'), minify: true });
}

function bundle(name, options) {
  return build({
    stdin: { contents: contents[name], resolveDir: path.join(root, 'libs/tracing/src'), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    ...options,
  });
}
