// Bundles one Node service (`src/main.ts` and the workspace's own libraries) into `dist/main.js`, and each of its
// worker threads (`src/**/x.worker.ts`) into `dist/x.worker.js`; packages from npm stay outside, so that native ones
// load and each service runs on what its package.json names. A project that compiles more than TypeScript exports its
// esbuild plugins from `build-plugins.mjs`.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const projectRoot = process.argv[2];
if (!projectRoot) {
  console.error('usage: node tools/build/build-service.mjs <project root>');
  process.exit(2);
}

const { dependencies = {} } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const external = Object.keys(dependencies)
  .filter((name) => !name.startsWith('@clew/'))
  .flatMap((name) => [name, `${name}/*`]);

const workers = readdirSync(path.join(projectRoot, 'src'), { recursive: true }).filter((name) =>
  name.endsWith('.worker.ts'),
);
const pluginFile = path.resolve(projectRoot, 'build-plugins.mjs');
const plugins = existsSync(pluginFile) ? Object.values(await import(pathToFileURL(pluginFile).href)) : [];

await build({
  entryPoints: ['main.ts', ...workers].map((name) => ({
    in: path.join(projectRoot, 'src', name),
    out: path.basename(name, '.ts'),
  })),
  outdir: path.join(projectRoot, 'dist'),
  plugins,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  external,
  logLevel: 'warning',
});
