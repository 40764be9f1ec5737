// Bundles one Node service (`src/main.ts` and the workspace's own libraries) into `dist/main.js`; packages from
// npm stay outside, so that native ones load and each service runs on what its package.json names.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const projectRoot = process.argv[2];
if (!projectRoot) {
  console.error('usage: node tools/build-service.mjs <project root>');
  process.exit(2);
}

const { dependencies = {} } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const external = Object.keys(dependencies)
  .filter((name) => !name.startsWith('@clew/'))
  .flatMap((name) => [name, `${name}/*`]);

await build({
  entryPoints: [path.join(projectRoot, 'src/main.ts')],
  outfile: path.join(projectRoot, 'dist/main.js'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  external,
  logLevel: 'warning',
});
