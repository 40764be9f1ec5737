// libs/tracing as a consumer has it: bundled by esbuild from its sources.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../set-up.mjs';

const folder = path.join(root, '.clew/bench');
const sources = path.join(root, 'libs/tracing/src');

/** What a bundle holds, by its name: everything an Express service uses, and the core alone. */
const bundles = {
  node: `export { bullmqTelemetry, errorHandler, init, tracingHandler } from './node/index';`,
  core: `export { createTracer, QueuedTransport, systemClock } from './core/index';
         export { createAsyncLocalActiveSpan, createProcessClock } from './node/index';`,
  redis: `export { startRedisServer } from '../../private-redis/src/index';`,
};

/** Bundles them anew, so that what is measured is what the sources say. */
export async function buildOurs() {
  for (const name of Object.keys(bundles)) await bundle(name, {});
  await bundle('node', { outfile: fileOf('node-minified'), minify: true });
}

/** Imports one of them; in a fresh process that is all of its loading time. */
export function importOurs(name) {
  return import(pathToFileURL(fileOf(name)).href);
}

function bundle(name, options) {
  return build({
    stdin: { contents: bundles[name], resolveDir: sources, loader: 'ts' },
    outfile: fileOf(name),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    ...options,
  });
}

function fileOf(name) {
  return path.join(folder, `tracing-${name}.mjs`);
}
