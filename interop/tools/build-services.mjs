import { build } from 'esbuild';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Bundles once, before the scenarios run, what is written in TypeScript: our service, and the pages of both SDKs. */
export default async function buildServices() {
  const options = {
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    outdir: path.join(root, 'dist'),
  };
  await Promise.all([
    build({
      ...options,
      entryPoints: [path.join(root, 'services/clew.ts')],
      outExtension: { '.js': '.mjs' },
      platform: 'node',
      packages: 'bundle',
      external: ['express'],
    }),
    build({
      ...options,
      entryPoints: ['clew', 'sentry'].map((name) => path.join(root, `pages/${name}-page.ts`)),
    }),
  ]);
}
